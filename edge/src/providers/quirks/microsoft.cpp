#include "providers/quirks/microsoft.hpp"

#include "providers/issuer.hpp"

namespace guichet::login::microsoft {
namespace {

std::string uuid_claim(const Json& claims, std::string_view name) {
  const Json* claim = find_member(claims, name);
  if (claim == nullptr || !claim->is_string() || !is_uuid(claim->get_ref<const std::string&>())) return {};
  return claim->get<std::string>();
}

}  // namespace

std::optional<std::string> tenant_issuer(const Provider& provider, const Json& claims) {
  const std::string tenant = uuid_claim(claims, "tid");
  const Json* issuer = find_member(claims, "iss");
  if (tenant.empty() || issuer == nullptr || !issuer->is_string()) return std::nullopt;
  std::string expected = with_tenant(provider.issuer, tenant);
  if (issuer->get_ref<const std::string&>() != expected) return std::nullopt;
  return expected;
}

IdentityKey identity_key(const Provider& provider, const Json& claims) {
  const auto issuer = microsoft::tenant_issuer(provider, claims);
  const std::string object = uuid_claim(claims, "oid");
  if (!issuer || object.empty()) return {};
  return {*issuer, object};
}

}  // namespace guichet::login::microsoft
