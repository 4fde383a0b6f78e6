#pragma once

#include <cstdint>
#include <string_view>

namespace guichet::jose {

// Why a token or a key set is refused; for logs and figures, never for visitors.
enum class JoseErrc : std::uint8_t {
  kTooLong,
  kMalformed,  // not a compact JWS of three strict base64url parts, or a header or payload that is no strict
               // JSON object
  kCriticalHeader,    // crit or b64
  kAlgorithmRefused,  // none, unknown, or not offered by the provider
  kUnknownKey,        // no key of that kid, or of that algorithm: the only one that a newer key set may mend
  kAmbiguousKey,      // several keys fit
  kBadSignature,
  kBadKeySet,
  kTooManyKeys,
};

// "jose.bad_signature" ...
std::string_view jose_error_name(JoseErrc code);

}  // namespace guichet::jose
