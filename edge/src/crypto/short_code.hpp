#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/bytes.hpp"
#include "crypto/keys.hpp"

namespace guichet::crypto {

// 40 random bits as 8 characters of Crockford's base 32: digits, and letters without I, L, O and U.
std::string new_short_code();

// "ABCD-EFGH", as people are shown it.
std::string spaced_short_code(std::string_view code);

// What somebody typed: small letters, spaces and dashes are no matter, O is 0, I and L are 1. Nothing when it
// cannot be a code.
std::optional<std::string> read_short_code(std::string_view typed);

// What is stored of a code: an HMAC that holds for this request alone.
Bytes32 short_code_hash(const Keys& keys, const Bytes32& request, std::string_view code);

}  // namespace guichet::crypto
