#pragma once

#include <string_view>

#include "common/bytes.hpp"
#include "crypto/keys.hpp"

namespace guichet::crypto {

// SHA-256 (FIPS 180-4).
Bytes32 sha256(std::string_view text);

// HMAC-SHA-256 (RFC 2104) under the key of one purpose.
Bytes32 keyed_digest(const Keys& keys, Purpose purpose, std::string_view text);

}  // namespace guichet::crypto
