#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace guichet {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// A hash, a blind index or a key.
using Bytes32 = std::array<std::uint8_t, 32>;

// Identifier of a row: UUID version 7 (RFC 9562), so that rows sort by the time they were made.
using Id = std::array<std::uint8_t, 16>;

// The bytes of a text, not copied.
inline ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// Bytes read as text, not copied.
inline std::string_view text_of(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace guichet
