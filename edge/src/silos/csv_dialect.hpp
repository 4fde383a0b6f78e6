#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guichet::silos {

// What separates the columns of a CSV text, by its first line: the most frequent one of , ; tab and | outside
// of quotation marks. Nothing where none of them occurs.
std::optional<char> find_separator(std::string_view text);

// What a text is written in that is neither UTF-8 nor Windows-1252, by its first bytes: "UTF-16". Else empty.
std::string_view find_foreign_encoding(std::string_view text);

}  // namespace guichet::silos
