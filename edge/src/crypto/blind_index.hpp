#pragma once

#include <string_view>

#include "common/bytes.hpp"
#include "crypto/keys.hpp"

namespace guichet::crypto {

// What a canonical identifier is found by: HMAC-SHA-256 (RFC 2104) under a key of its own for each tenant
// and kind ("email", "tel" ...), so that nobody without the key file can test a guess, and the same
// person cannot be followed from one tenant to another. Any lengths; the same input gives the same 32 bytes.
Bytes32 blind_index(const Keys& keys, std::string_view tenant, std::string_view kind, std::string_view canonical);

}  // namespace guichet::crypto
