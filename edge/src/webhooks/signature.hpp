#pragma once

#include <string>
#include <string_view>

#include "common/bytes.hpp"

// Standard Webhooks 1.0.0, "Verifying webhook authenticity".
namespace guichet::webhooks {

// How an endpoint's messages are signed: with a key that both sides have, or with one that only we have.
enum class Scheme : std::uint8_t { kHmac, kEd25519 };

// "v1" or "v1a": what stands in front of its signatures; and back.
std::string_view scheme_name(Scheme scheme);
Scheme scheme_of(std::string_view name);

// 32 random bytes: the key of HMAC-SHA256, or the seed of the Ed25519 key pair.
Bytes new_secret();

// What the receiver checks signatures with: "whsec_" and the secret, or "whpk_" and the public key, in
// base64.
std::string receiver_key(Scheme scheme, ByteView secret);

// "v1,<base64>" or "v1a,<base64>" over "<id>.<timestamp>.<payload>". timestamp: seconds since 1970.
std::string sign(Scheme scheme, ByteView secret, std::string_view id, std::int64_t timestamp,
                 std::string_view payload);

}  // namespace guichet::webhooks
