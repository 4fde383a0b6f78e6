#pragma once

#include <optional>
#include <string>

#include "json/json.hpp"
#include "login/provider.hpp"
#include "providers/quirk.hpp"

namespace guichet::login::microsoft {

// The issuer of the token's tenant, when "tid" is a UUID and "iss" is that very issuer.
std::optional<std::string> tenant_issuer(const Provider& provider, const Json& claims);

// The tenant's issuer and "oid", the same for a person in all applications; empty without either. Needs the
// scope "profile". "sub" is another one for every application.
IdentityKey identity_key(const Provider& provider, const Json& claims);

}  // namespace guichet::login::microsoft
