#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guichet::phone {

// The text with the letters that look like a digit replaced by it: "O6 l2" is "06 12", also in Greek and
// Cyrillic. Nothing when there is no such letter, when another letter stands beside them, or when three in a
// row make a word (1-800-FLOWERS). A letter that touches no digit ("B 030 1234") is none of them either.
std::optional<std::string> replace_look_alikes(std::string_view text);

}  // namespace guichet::phone
