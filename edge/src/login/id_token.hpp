#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jose/algorithm.hpp"
#include "json/json.hpp"

namespace guichet::login {

inline constexpr std::int64_t kSkewSeconds = 60;  // between two clocks
inline constexpr std::size_t kMaxSubject = 255;

// What an ID token must say.
struct Expectations {
  std::vector<std::string> issuers;  // one of these, byte for byte
  std::string client_id;
  std::string nonce;                     // empty: the provider echoes none
  std::string access_token;              // for at_hash; empty: there is none
  std::optional<std::int64_t> max_age;   // seconds since the person last gave a password
  std::vector<std::string> acr_values;   // in rising order, the first one is the least; empty: any
};

// Checks the header and the claims of an ID token whose signature is good (OpenID Connect Core 3.1.3.7, 3.1.3.8), at
// `now` in seconds. Why it is refused, such as "id_token.wrong_nonce"; nothing when it is good.
std::optional<std::string_view> check_id_token(const Json& header, const Json& claims, const Expectations& expected,
                                               std::int64_t now);

// The first half of the hash of an access token as base64url: at_hash (OpenID Connect Core 3.1.3.6). SHA-256, or SHA-512
// where the ID token is signed with Ed25519.
std::string access_token_hash(std::string_view access_token, jose::Algorithm algorithm);

}  // namespace guichet::login
