#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/expected.hpp"
#include "jose/algorithm.hpp"
#include "jose/error.hpp"
#include "json/json.hpp"

struct evp_pkey_st;

namespace guichet::jose {

// A public key that may verify signatures of one algorithm.
struct VerificationKey {
  Algorithm algorithm = Algorithm::kRs256;
  std::string kid;  // empty: none
  std::shared_ptr<evp_pkey_st> key;
};

struct KeySet {
  std::vector<VerificationKey> keys;
  std::size_t skipped = 0;  // entries that are no such key
};

inline constexpr std::size_t kMaxKeySetBytes = 256 * 1024;
inline constexpr std::size_t kMaxKeys = 100;

// One JWK (RFC 7517, RFC 8037). Nothing for a key that must not verify: use other than "sig", key_ops without
// "verify", another alg; RSA below 2048 or above 8192 bits, with an exponent that is even, 1 or above 33
// bits, or with the ROCA fingerprint; a point that is not on P-256, coordinates of another length; private or
// symmetric keys.
std::optional<VerificationKey> import_key(const Json& jwk);

// A JWK Set document. Keys that are refused are skipped, the rest is kept. Errors: kTooLong, kTooManyKeys,
// kBadKeySet.
Expected<KeySet, JoseErrc> parse_key_set(std::string_view text);

}  // namespace guichet::jose
