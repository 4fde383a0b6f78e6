#include "jose/public_key.hpp"

#include "jose/base64url.hpp"

namespace guichet::jose {

Bytes binary_member(const Json& jwk, std::string_view name) {
  const Json* member = find_member(jwk, name);
  if (member == nullptr || !member->is_string()) return {};
  return decode_base64url(member->get_ref<const std::string&>()).value_or(Bytes{});
}

bool has_text(const Json& object, std::string_view name, std::string_view text) {
  const Json* member = find_member(object, name);
  return member != nullptr && member->is_string() && member->get_ref<const std::string&>() == text;
}

PublicKey read_public_key(const Json& jwk) {
  if (has_text(jwk, "kty", "RSA")) return {Algorithm::kRs256, read_rsa_key(jwk)};
  if (has_text(jwk, "kty", "EC") && has_text(jwk, "crv", "P-256"))
    return {Algorithm::kEs256, read_p256_key(jwk)};
  if (has_text(jwk, "kty", "OKP") && has_text(jwk, "crv", "Ed25519"))
    return {Algorithm::kEdDsa, read_ed25519_key(jwk)};
  return {};
}

}  // namespace guichet::jose
