#include "providers/quirks/facebook.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "providers/quirks/members.hpp"

namespace guichet::login::facebook {
namespace {

struct Field {
  std::string_view token;
  std::string_view name;  // in the Graph API
};

constexpr Field kFields[] = {
    {"email", "email"}, {"given-name", "first_name"}, {"family-name", "last_name"}, {"name", "name"}};

std::string hmac_hex(std::string_view key, std::string_view message) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
  unsigned int size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, message.size(), code.data(),
           &size) == nullptr) {
    return {};
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) hex.append({kDigits[code[i] >> 4U], kDigits[code[i] & 15U]});
  return hex;
}

}  // namespace

Pairs query(const Provider& provider, std::string_view access_token, const std::vector<std::string>& fields) {
  std::string wanted = "id";
  for (const Field& field : kFields) {
    if (has_field(fields, field.token)) wanted.append(",").append(field.name);
  }
  return {{"fields", wanted}, {"appsecret_proof", hmac_hex(provider.client_secret, access_token)}};
}

Json merge(const Json& answer) {
  Json claims = Json::object();
  take_id(answer, claims);
  take_text(answer, "email", claims, "email");
  take_text(answer, "name", claims, "name");
  take_text(answer, "first_name", claims, "given_name");
  take_text(answer, "last_name", claims, "family_name");
  return claims;
}

}  // namespace guichet::login::facebook
