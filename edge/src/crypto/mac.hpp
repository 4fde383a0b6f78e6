#pragma once

#include "common/bytes.hpp"
#include "crypto/keys.hpp"

namespace guichet::crypto {

// HMAC-SHA-256 (RFC 2104) of a message under the key of one purpose: what only this installation can have written.
Bytes32 mac(const Keys& keys, Purpose purpose, ByteView message);

}  // namespace guichet::crypto
