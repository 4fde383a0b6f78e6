#include "login/verify_token.hpp"

#include "jose/base64url.hpp"
#include "providers/quirk.hpp"

namespace guichet::login {
namespace {

// What a token says before anything of it is verified.
Expected<Json, jose::JoseErrc> peek(const std::string& token) {
  const auto first = token.find('.');
  const auto second = token.find('.', first == std::string::npos ? first : first + 1);
  if (second == std::string::npos || token.size() > jose::kMaxTokenBytes) return jose::JoseErrc::kMalformed;
  const auto payload = jose::decode_base64url(std::string_view(token).substr(first + 1, second - first - 1));
  if (!payload) return jose::JoseErrc::kMalformed;
  return jose::parse_claims(text_of(*payload));
}

}  // namespace

http::Task<Expected<VerifiedClaims, Failure>> verify_token(Directory& directory, const Provider& provider,
                                                           std::string url, std::string token, std::string name) {
  const Millis began = directory.now();
  auto keys = co_await directory.keys(url);
  if (!keys) co_return keys.error();
  auto verified = jose::verify_compact(token, **keys, provider.algorithms);
  if (!verified && verified.error() == jose::JoseErrc::kUnknownKey) {
    const auto newer = co_await directory.newer_keys(url, *keys, began);
    if (!newer) co_return newer.error();
    verified = jose::verify_compact(token, **newer, provider.algorithms);
  }
  if (!verified) co_return refused(name + "." + std::string(jose::jose_error_name(verified.error())));
  auto claims = jose::parse_claims(verified->payload);
  if (!claims) co_return refused(name + ".malformed");
  co_return VerifiedClaims{std::move(verified->header), *std::move(claims)};
}

std::vector<std::string> token_issuers(const Provider& provider, const Metadata& metadata) {
  return provider.token_issuers.empty() ? std::vector<std::string>{metadata.issuer} : provider.token_issuers;
}

Expected<Provider, Failure> provider_of_token(const Provider& provider, const std::string& token) {
  if (!has_tenants(provider)) return provider;
  const auto claims = peek(token);
  const auto issuer = claims ? tenant_issuer(provider, *claims) : std::nullopt;
  if (!issuer) return refused("id_token.bad_tenant");
  Provider tenant = provider;
  tenant.issuer = *issuer;
  tenant.metadata_url.clear();
  tenant.token_issuers = {*issuer};
  return tenant;
}

}  // namespace guichet::login
