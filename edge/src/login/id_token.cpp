#include "login/id_token.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <array>

#include "jose/base64url.hpp"
#include "login/claims.hpp"

namespace guichet::login {
namespace {

using Refusal = std::optional<std::string_view>;

// A token made for another purpose, such as logging out, must not log in (RFC 8725 section 3.11).
Refusal check_type(const Json& header) {
  const Json* type = find_member(header, "typ");
  if (type == nullptr || *type == "JWT" || *type == "jwt") return {};
  return "id_token.wrong_type";
}

Refusal check_parties(const Json& claims, const Expectations& expected) {
  if (!has_issuer(claims, expected.issuers)) return "id_token.wrong_issuer";
  if (!is_for(claims, expected.client_id)) return "id_token.wrong_audience";
  const Json* party = find_member(claims, "azp");
  if (party != nullptr && *party != expected.client_id) return "id_token.wrong_party";
  const auto subject = text_claim(claims, "sub");
  if (!subject || subject->empty() || subject->size() > kMaxSubject) return "id_token.bad_subject";
  return {};
}

Refusal check_times(const Json& claims, std::int64_t now) {
  const auto expires = time_claim(claims, "exp");
  const auto issued = time_claim(claims, "iat");
  if (!expires || !issued) return "id_token.missing_time";
  if (*expires + kSkewSeconds <= now) return "id_token.expired";
  if (*issued > now + kSkewSeconds) return "id_token.from_the_future";
  if (find_member(claims, "nbf") == nullptr) return {};
  const auto not_before = time_claim(claims, "nbf");
  return not_before && *not_before <= now + kSkewSeconds ? Refusal() : "id_token.not_yet";
}

Refusal check_nonce(const Json& claims, const Expectations& expected) {
  if (expected.nonce.empty()) return {};
  return text_claim(claims, "nonce") == expected.nonce ? Refusal() : "id_token.wrong_nonce";
}

Refusal check_access_token(const Json& header, const Json& claims, const Expectations& expected) {
  if (find_member(claims, "at_hash") == nullptr) return {};
  const auto hash = text_claim(claims, "at_hash");
  const auto algorithm = jose::parse_algorithm(text_claim(header, "alg").value_or(""));
  return algorithm && hash == access_token_hash(expected.access_token, *algorithm) ? Refusal() : "id_token.wrong_access_token_hash";
}

Refusal check_authentication(const Json& claims, const Expectations& expected, std::int64_t now) {
  if (expected.max_age) {
    const auto at = time_claim(claims, "auth_time");
    const bool is_possible = at && *at <= now + kSkewSeconds;
    if (!is_possible || *at + *expected.max_age + kSkewSeconds < now) return "id_token.too_old_login";
  }
  if (expected.acr_values.empty()) return {};
  const auto level = text_claim(claims, "acr");
  const auto& good = expected.acr_values;
  return level && std::find(good.begin(), good.end(), *level) != good.end() ? Refusal() : "id_token.level_too_low";
}

}  // namespace

std::optional<std::string_view> check_id_token(const Json& header, const Json& claims, const Expectations& expected,
                                               std::int64_t now) {
  if (const auto refusal = check_type(header)) return refusal;
  if (const auto refusal = check_parties(claims, expected)) return refusal;
  if (const auto refusal = check_times(claims, now)) return refusal;
  if (const auto refusal = check_nonce(claims, expected)) return refusal;
  if (const auto refusal = check_access_token(header, claims, expected)) return refusal;
  return check_authentication(claims, expected, now);
}

std::string access_token_hash(std::string_view access_token, jose::Algorithm algorithm) {
  std::array<std::uint8_t, SHA512_DIGEST_LENGTH> digest{};
  const ByteView bytes = bytes_of(access_token);
  const bool is_long = algorithm == jose::Algorithm::kEdDsa;
  if (is_long) SHA512(bytes.data(), bytes.size(), digest.data());
  else SHA256(bytes.data(), bytes.size(), digest.data());
  return jose::encode_base64url(ByteView(digest).first(is_long ? SHA512_DIGEST_LENGTH / 2 : SHA256_DIGEST_LENGTH / 2));
}

}  // namespace guichet::login
