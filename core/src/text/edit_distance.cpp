#include "text/edit_distance.hpp"

#include <algorithm>
#include <array>

namespace guichet {
namespace {

using Row = std::array<std::size_t, kMaxEditDistanceLength + 1>;

}  // namespace

std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit) {
  if (left.size() > kMaxEditDistanceLength || right.size() > kMaxEditDistanceLength) return limit + 1;
  const std::size_t difference = std::max(left.size(), right.size()) - std::min(left.size(), right.size());
  if (difference > limit) return limit + 1;

  std::array<Row, 3> rows;
  for (std::size_t j = 0; j <= right.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    Row& row = rows[i % 3];
    const Row& above = rows[(i + 2) % 3];
    const Row& two_above = rows[(i + 1) % 3];
    row[0] = i;
    std::size_t smallest = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t substitution = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, substitution});
      const bool is_swap = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (is_swap) row[j] = std::min(row[j], two_above[j - 2] + 1);
      smallest = std::min(smallest, row[j]);
    }
    if (smallest > limit) return limit + 1;
  }
  return std::min(rows[left.size() % 3][right.size()], limit + 1);
}

}  // namespace guichet
