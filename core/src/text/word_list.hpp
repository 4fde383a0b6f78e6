#pragma once

#include <string_view>

namespace guichet {

// Whether the word stands in a list that is one text, with a space before and after every word, as in
// " mr mrs ms ". Such a list weighs half as much as an array. False for words that are empty or have a space.
bool has_word(std::string_view list, std::string_view word);

}  // namespace guichet
