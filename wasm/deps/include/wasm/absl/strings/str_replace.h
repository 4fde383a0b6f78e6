#pragma once

// Stands in for abseil's replacement of one text by another.

#include <initializer_list>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"

namespace absl {

// Replaces in place, left to right, never what was put in; gives back how many times.
inline int StrReplaceAll(std::initializer_list<std::pair<string_view, string_view>> replacements,
                         std::string* text) {
  const auto [from, to] = *replacements.begin();
  int count = 0;
  for (auto at = text->find(from); at != std::string::npos; at = text->find(from, at + to.size()), ++count) {
    text->replace(at, from.size(), to);
  }
  return count;
}

}  // namespace absl
