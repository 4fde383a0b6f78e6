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

}  // namespace guichet::email
