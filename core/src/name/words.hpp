#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guichet/finding.hpp"

namespace guichet {

// The spaces that people and word processors put between names.
bool is_name_space(char32_t code_point);

struct NameWord {
  std::string_view text;  // a view into the name
  std::string folded;     // fold_to_ascii of it
  Span span;              // in the name
};

// The words of a name (well-formed UTF-8), in order.
std::vector<NameWord> split_name(std::string_view name);

// The words of a range with single spaces between them.
std::string join_words(const NameWord* first, const NameWord* last);

}  // namespace guichet
