#pragma once

#include <string_view>
#include <vector>

namespace guichet {

// The part of the text before the separator, which is taken off the text together with it; the whole text when it
// has no separator.
inline std::string_view take_until(std::string_view& text, std::string_view separator) {
  const std::size_t at = text.find(separator);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + separator.size());
  return part;
}

// The words between single spaces.
inline std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) words.push_back(take_until(text, " "));
  return words;
}

}  // namespace guichet
