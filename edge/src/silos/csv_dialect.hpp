#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guichet::silos {

// What separates the columns of a CSV text, by its first line: the most frequent one of , ; tab and | outside
// of quotation marks. Nothing where none of them occurs.
std::optional<char> find_separator(std::string_view text);

// What a file is that is no text in UTF-8 or Windows-1252, by its first bytes: "is written in UTF-16", "is an Excel
// workbook or another ZIP archive". Else empty.
std::string_view find_foreign_format(std::string_view text);

}  // namespace guichet::silos
