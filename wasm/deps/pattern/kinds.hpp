#pragma once

#include <cstdint>

namespace guichet_deps {

// Kinds of bytes, as bits: a digit by its value, others as listed, or the end of the text.
using Kinds = std::uint16_t;
inline constexpr unsigned kSpace = 10;      // and controls
inline constexpr unsigned kSeparator = 11;  // of digits: + - . / ( )
inline constexpr unsigned kMark = 12;
inline constexpr unsigned kAsciiLetter = 13;
inline constexpr unsigned kBeyondAscii = 14;
inline constexpr unsigned kTextEnd = 15;
inline constexpr Kinds kAnything = UINT16_MAX;

constexpr unsigned kind_of(unsigned byte) {
  if (byte >= 0x80) return kBeyondAscii;
  if (byte <= ' ') return kSpace;
  if ('0' <= byte && byte <= '9') return byte - '0';
  if ('a' <= (byte | 0x20U) && (byte | 0x20U) <= 'z') return kAsciiLetter;
  const bool is_separator = byte == '(' || byte == ')' || byte == '+' || ('-' <= byte && byte <= '/');
  return is_separator ? kSeparator : kMark;
}

constexpr Kinds as_bit(unsigned kind) { return static_cast<Kinds>(1U << kind); }

}  // namespace guichet_deps
