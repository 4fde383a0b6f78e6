#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "common/bytes.hpp"
#include "crypto/keys.hpp"

namespace guichet::crypto {

inline constexpr std::size_t kTokenLength = 43;

// 256 random bits as base64url without padding (RFC 4648 section 5): 43 characters.
std::string new_token();

// True for a text of the shape new_token() gives.
bool is_token(std::string_view text);

// A token that is always the same for the same parts, and that nobody without the key file can make: HMAC-SHA-256 under
// the key for links to a person's own choices. Looks like one of new_token().
std::string manage_token(const Keys& keys, std::initializer_list<std::string_view> parts);

// What is stored of a token: HMAC-SHA-256 under the installation's token key.
Bytes32 token_hash(const Keys& keys, std::string_view token);

// What the configuration stores of a backend's secret key: SHA-256, which is enough for 256 random bits.
Bytes32 secret_key_hash(std::string_view secret_key);

// Compares without telling by its duration where the difference is.
bool equal(const Bytes32& left, const Bytes32& right);

// Lower-case hexadecimal digits.
std::string hex(ByteView bytes);

}  // namespace guichet::crypto
