#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "common/bytes.hpp"

namespace guichet::crypto {

// SHA-256 (FIPS 180-4) of the parts one after the other.
Bytes32 sha256(std::initializer_list<ByteView> parts);

// HMAC-SHA-256 (RFC 2104) of the parts one after the other.
Bytes32 hmac_sha256(const Bytes32& key, std::initializer_list<ByteView> parts);

// 32 bytes of the system's generator.
Bytes32 random_bytes32();

// SHA-256 of what comes piece by piece.
class Sha256 {
 public:
  Sha256();
  void update(ByteView bytes);
  Bytes32 finish();  // once

 private:
  alignas(8) std::uint8_t state_[128];
};

// Reads lower-case hexadecimal digits of exactly that many bytes, as hex() writes them.
template <std::size_t Size>
std::optional<std::array<std::uint8_t, Size>> unhex(std::string_view digits) {
  if (digits.size() != 2 * Size) return std::nullopt;
  std::array<std::uint8_t, Size> bytes{};
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char c = digits[i];
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && (c < 'a' || c > 'f')) return std::nullopt;
    const int value = is_digit ? c - '0' : c - 'a' + 10;
    bytes[i / 2] = static_cast<std::uint8_t>(bytes[i / 2] << 4 | value);
  }
  return bytes;
}

}  // namespace guichet::crypto
