#include "providers/issuer.hpp"

#include "crypto/ids.hpp"
#include "text/ascii.hpp"

namespace guichet::login {

bool has_tenant_mark(std::string_view issuer) { return issuer.find(kTenantMark) != std::string_view::npos; }

std::string with_tenant(std::string_view issuer, std::string_view tenant) {
  const auto place = issuer.find(kTenantMark);
  if (place == std::string_view::npos) return std::string(issuer);
  return std::string(issuer.substr(0, place))
      .append(tenant)
      .append(issuer.substr(place + kTenantMark.size()));
}

bool is_uuid(std::string_view text) {
  return crypto::parse_id(text).has_value() && text == to_ascii_lower(text);
}

std::string metadata_url_of(std::string_view issuer) {
  if (issuer.ends_with('/')) issuer.remove_suffix(1);
  return std::string(issuer) + "/.well-known/openid-configuration";
}

std::string metadata_url(const Provider& provider) {
  return provider.metadata_url.empty() ? metadata_url_of(provider.issuer) : provider.metadata_url;
}

std::string at_origin(std::string_view url, std::string_view origin) {
  const auto scheme = url.find("://");
  const auto path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (origin.ends_with('/')) origin.remove_suffix(1);
  return std::string(origin) + std::string(path == std::string_view::npos ? "" : url.substr(path));
}

}  // namespace guichet::login
