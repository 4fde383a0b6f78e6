#pragma once

#include <cstddef>
#include <string_view>

namespace guichet {

inline constexpr std::size_t kMaxEditDistanceLength = 64;

// Optimal string alignment distance over bytes: insertions, deletions, substitutions and swaps of neighbours
// count 1. Gives limit + 1 as soon as the distance is known to exceed the limit, or when a text is longer
// than kMaxEditDistanceLength.
std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit);

}  // namespace guichet
