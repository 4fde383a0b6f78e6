#pragma once

#include <span>
#include <string>
#include <string_view>

#include "common/expected.hpp"
#include "jose/key_set.hpp"

namespace guichet::jose {

inline constexpr std::size_t kMaxTokenBytes = 64 * 1024;

struct VerifiedToken {
  Json header;          // strict JSON object
  std::string payload;  // the signed bytes, whatever they are
};

// Verifies a compact JWS (RFC 7515 section 5.2). The algorithm comes from the key and from `offered`, what
// the provider is known to sign with; the token's own "alg" must be equal. Exactly one key may fit. jwk, jku,
// x5u and x5c of the header are never read; any crit or b64 is refused.
Expected<VerifiedToken, JoseErrc> verify_compact(std::string_view token, const KeySet& keys,
                                                 std::span<const Algorithm> offered);

// The claims of a verified token: a strict JSON object. Error: kMalformed.
Expected<Json, JoseErrc> parse_claims(std::string_view payload);

}  // namespace guichet::jose
