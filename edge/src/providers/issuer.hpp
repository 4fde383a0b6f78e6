#pragma once

#include <string>
#include <string_view>

#include "login/provider.hpp"

namespace guichet::login {

// What stands in the issuer of a provider with tenants in the place of one (Microsoft).
inline constexpr std::string_view kTenantMark = "{tenantid}";

bool has_tenant_mark(std::string_view issuer);

// The issuer, or the template of one, of this tenant.
std::string with_tenant(std::string_view issuer, std::string_view tenant);

// A UUID in its lower-case text form (RFC 9562 section 4).
bool is_uuid(std::string_view text);

// Where the metadata of an issuer lies (OpenID Connect Discovery 1.0 section 4): its URL without a slash at
// the end, and the well-known path.
std::string metadata_url_of(std::string_view issuer);

// Where the metadata of a provider is fetched from.
std::string metadata_url(const Provider& provider);

// The URL with another origin, its path kept: "https://a.example/b" at "http://127.0.0.1:1" is
// "http://127.0.0.1:1/b".
std::string at_origin(std::string_view url, std::string_view origin);

}  // namespace guichet::login
