#pragma once

// Stands in for abseil's concatenation.

#include <charconv>
#include <concepts>
#include <string>

#include "absl/strings/string_view.h"

namespace absl {

// A piece of text, or a whole number in decimal. Lives no longer than the expression it is made in.
class AlphaNum {
 public:
  AlphaNum(string_view text) : piece_(text) {}
  AlphaNum(const std::string& text) : piece_(text) {}
  AlphaNum(const char* text) : piece_(text ? string_view(text) : string_view()) {}
  template <std::integral Number>
  AlphaNum(Number number)
      : piece_(digits_, std::size_t(std::to_chars(digits_, digits_ + sizeof digits_, number).ptr - digits_)) {}
  AlphaNum(const AlphaNum&) = delete;
  AlphaNum& operator=(const AlphaNum&) = delete;

  string_view Piece() const { return piece_; }
  const char* data() const { return piece_.data(); }
  std::size_t size() const { return piece_.size(); }

 private:
  char digits_[24];
  string_view piece_;
};

template <class... Rest>
void StrAppend(std::string* text, const AlphaNum& first, const Rest&... rest) {
  text->append(first.Piece());
  if constexpr (sizeof...(rest) > 0) StrAppend(text, rest...);
}

template <class... Pieces>
std::string StrCat(const Pieces&... pieces) {
  std::string result;
  StrAppend(&result, pieces...);
  return result;
}

}  // namespace absl
