#pragma once

#include <cstddef>
#include <string_view>

namespace guichet::match {

// Jaro-Winkler similarity of two byte strings (Winkler 1990; prefix scale 0.1, at most 4 letters): 0 nothing
// in common, 1 equal. Looks at the first 64 bytes. Symmetric.
double jaro_winkler(std::string_view left, std::string_view right);

// The same, or 0 where it is certainly below `least`, which most pairs show by their letters alone.
double jaro_winkler_from(std::string_view left, std::string_view right, double least);

// Whether one insertion, deletion, substitution or swap of neighbours makes one of the other, or they are
// equal.
bool is_within_one_edit(std::string_view left, std::string_view right);

// How far two texts are apart, in the grades that fields are compared by.
enum class Likeness : unsigned char { kSame, kOneSlip, kTwoSlips, kSimilar, kDifferent };

// kTwoSlips: two edits, in texts of at least six bytes; kSimilar: Jaro-Winkler at least `similar`.
Likeness compare_texts(std::string_view left, std::string_view right, double similar);

// Whether both have digits, and other ones: "firm 1" and "firm 2" are no slip of each other.
bool differ_in_digits(std::string_view left, std::string_view right);

// "jean.dupont" of "jean.dupont75".
std::string_view without_digits_at_end(std::string_view text);

}  // namespace guichet::match
