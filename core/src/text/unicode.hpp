#pragma once

#include <string>
#include <string_view>

namespace guichet {

// Simple case folding (Unicode CaseFolding.txt, status C and S). Code points without a folding stay.
char32_t fold_case(char32_t code_point);

// The same over well-formed UTF-8 text. For comparing only: what was typed stays what is shown.
std::string fold_case(std::string_view text);

// The capital with which a word begins (Unicode's simple title case mapping) for the letters that names are
// written with in Latin, Greek, Cyrillic and Armenian; digraphs (ǆ), variants with which no word begins (ſ, ς)
// and everything else stay. It does not depend on a language: i gives I, also in Turkish.
char32_t to_title(char32_t code_point);

// Control characters and those that show nothing or turn the direction of writing: C0, C1, soft hyphen, zero
// width and bidirectional marks, byte order mark, and the replacement character that stands for broken text.
// They hide in pasted text and make two equal values differ.
bool is_invisible(char32_t code_point);

}  // namespace guichet
