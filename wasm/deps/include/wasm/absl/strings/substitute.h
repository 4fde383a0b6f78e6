#pragma once

// Stands in for what libphonenumber gets through abseil's header of this name: splitting and reading numbers.

#include <charconv>
#include <concepts>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace absl {

struct ByChar {
  explicit ByChar(char value) : delimiter(value) {}
  char delimiter;
};
struct SkipEmpty {};

inline std::vector<string_view> StrSplit(string_view text, ByChar by, SkipEmpty) {
  std::vector<string_view> pieces;
  while (!text.empty()) {
    const auto end = text.find(by.delimiter);
    if (end != 0) pieces.push_back(text.substr(0, end));
    text = end == string_view::npos ? string_view() : text.substr(end + 1);
  }
  return pieces;
}

// Reads a decimal number that fills the text; false when it is none or too large.
template <std::integral Number>
bool SimpleAtoi(string_view text, Number* number) {
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, *number);
  return error == std::errc() && stop == end;
}

}  // namespace absl
