#pragma once

// Stands in for the one function of ICU that libphonenumber calls.

#include <cstdint>

namespace guichet_deps {
// The zeros of Unicode's sets of decimal digits, ascending; the other nine digits follow each.
inline constexpr std::int32_t kDecimalZeros[] = {
#include "guichet_deps/decimal_zeros.h"
};
}  // namespace guichet_deps

// The value of a decimal digit of any script, -1 for everything else.
inline std::int32_t u_charDigitValue(std::int32_t code_point) {
  for (const std::int32_t zero : guichet_deps::kDecimalZeros) {
    if (code_point < zero) return -1;
    if (code_point < zero + 10) return code_point - zero;
  }
  return -1;
}
