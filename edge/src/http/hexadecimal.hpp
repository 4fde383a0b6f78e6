#pragma once

#include "text/ascii.hpp"

namespace guichet::http {

// The value of a hexadecimal digit in either case, or -1.
constexpr int hexadecimal_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = to_ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace guichet::http
