#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "text/ascii.hpp"

namespace guichet::email {

// atext of RFC 5322 3.2.3: what a local part may hold without quotation marks, beside dots.
constexpr bool is_atext(char c) {
  constexpr std::string_view kMarks = "!#$%&'*+-/=?^_`{|}~";
  constexpr auto kMarkBits = [=] {
    std::array<std::uint64_t, 2> bits{};
    for (const char mark : kMarks)
      bits[static_cast<unsigned char>(mark) / 64U] |= std::uint64_t{1} << (mark % 64);
    return bits;
  }();
  if (is_ascii_alphanumeric(c)) return true;
  return is_ascii(c) && (kMarkBits[static_cast<unsigned char>(c) / 64U] >> (c % 64) & 1) != 0;
}

// A byte of a label of a domain name in ASCII (RFC 1035 2.3.1).
constexpr bool is_letter_digit_hyphen(char c) { return is_ascii_alphanumeric(c) || c == '-'; }

// White space that people paste: the space and Unicode's general category Zs.
constexpr bool is_space(char32_t code_point) {
  return code_point == ' ' || code_point == 0xA0 || code_point == 0x1680 ||
         (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x202F || code_point == 0x205F ||
         code_point == 0x3000;
}

// The full stops that UTS 46 takes for a dot of a domain name.
constexpr bool is_dot(char32_t code_point) {
  return code_point == '.' || code_point == 0x3002 || code_point == 0xFF0E || code_point == 0xFF61;
}

// Beyond ASCII and yet no letter of RFC 6531 that anybody means to write: invisible, white, or malformed
// UTF-8.
bool is_unwritable(char32_t code_point);

// atext with the letters of RFC 6531.
bool is_wide_atext(char32_t code_point);

}  // namespace guichet::email
