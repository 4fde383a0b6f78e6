#include "match/similarity.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "text/edit_distance.hpp"

namespace guichet::match {
namespace {

constexpr std::size_t kMaxJaroBytes = 64;
constexpr std::size_t kTwoSlipsFrom = 6;  // bytes: two edits of a shorter text make another name of it

constexpr double kMayBeTwoSlips = 0.7;  // no two texts that long and two edits apart are less alike

struct Matched {
  std::uint64_t left = 0, right = 0;  // bit i: byte i has a partner
  int count = 0;
};

Matched match_bytes(std::string_view left, std::string_view right) {
  const std::size_t longest = std::max(left.size(), right.size());
  const std::size_t reach = longest / 2 > 0 ? longest / 2 - 1 : 0;
  Matched matched;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const std::size_t end = std::min(right.size(), i + reach + 1);
    for (std::size_t j = i > reach ? i - reach : 0; j < end; ++j) {
      const std::uint64_t bit = std::uint64_t{1} << j;
      if (left[i] != right[j] || (matched.right & bit) != 0) continue;
      matched.left |= std::uint64_t{1} << i;
      matched.right |= bit;
      ++matched.count;
      break;
    }
  }
  return matched;
}

int count_out_of_order(std::string_view left, std::string_view right, const Matched& matched) {
  int out_of_order = 0;
  std::size_t j = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if ((matched.left >> i & 1) == 0) continue;
    while ((matched.right >> j & 1) == 0) ++j;
    out_of_order += left[i] != right[j++] ? 1 : 0;
  }
  return out_of_order;
}

std::size_t common_prefix(std::string_view left, std::string_view right, std::size_t most) {
  const std::size_t end = std::min({left.size(), right.size(), most});
  return static_cast<std::size_t>(
      std::mismatch(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(end), right.begin()).first -
      left.begin());
}

std::uint64_t letters_of(std::string_view text) {
  std::uint64_t letters = 0;
  for (const char c : text) letters |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63);
  return letters;
}

// Of the bytes of the text, how many have a letter of that set.
double count_of(std::string_view text, std::uint64_t letters) {
  int count = 0;
  for (const char c : text) count += static_cast<int>(letters >> (static_cast<unsigned char>(c) & 63) & 1);
  return count;
}

// No pair with these letters is more alike.
double greatest_jaro_winkler(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return 0;
  const double matched = std::min(count_of(left, letters_of(right)), count_of(right, letters_of(left)));
  const double jaro =
      (matched / static_cast<double>(left.size()) + matched / static_cast<double>(right.size()) + 1) / 3;
  return jaro + 0.1 * static_cast<double>(common_prefix(left, right, 4)) * (1 - jaro);
}

}  // namespace

double jaro_winkler_from(std::string_view left, std::string_view right, double least) {
  left = left.substr(0, kMaxJaroBytes);
  right = right.substr(0, kMaxJaroBytes);
  return greatest_jaro_winkler(left, right) < least ? 0 : jaro_winkler(left, right);
}

double jaro_winkler(std::string_view left, std::string_view right) {
  left = left.substr(0, kMaxJaroBytes);
  right = right.substr(0, kMaxJaroBytes);
  if (left == right) return 1;
  if (std::make_pair(right.size(), right) < std::make_pair(left.size(), left))
    std::swap(left, right);  // symmetry
  const Matched matched = match_bytes(left, right);
  if (matched.count == 0) return 0;
  const double count = matched.count;
  const double swaps = count_out_of_order(left, right, matched) / 2.0;
  const double jaro = (count / static_cast<double>(left.size()) + count / static_cast<double>(right.size()) +
                       (count - swaps) / count) /
                      3;
  return jaro + 0.1 * static_cast<double>(common_prefix(left, right, 4)) * (1 - jaro);
}

bool is_within_one_edit(std::string_view left, std::string_view right) {
  if (left.size() > right.size()) std::swap(left, right);
  if (right.size() - left.size() > 1) return false;
  const std::size_t front = common_prefix(left, right, left.size());
  const auto rest_left = left.substr(front);
  const auto rest_right = right.substr(front);
  if (left.size() < right.size()) return rest_left == rest_right.substr(1);
  if (rest_left.size() <= 1) return true;
  if (rest_left.substr(1) == rest_right.substr(1)) return true;
  return rest_left[0] == rest_right[1] && rest_left[1] == rest_right[0] &&
         rest_left.substr(2) == rest_right.substr(2);
}

Likeness compare_texts(std::string_view left, std::string_view right, double similar) {
  if (left == right) return Likeness::kSame;
  if (std::min(left.size(), right.size()) >= 3 && is_within_one_edit(left, right)) return Likeness::kOneSlip;
  const bool are_long = std::min(left.size(), right.size()) >= kTwoSlipsFrom;
  const double likeness = jaro_winkler_from(left, right, are_long ? kMayBeTwoSlips : similar);
  const bool may_be_two = are_long && likeness > kMayBeTwoSlips;
  if (may_be_two && edit_distance(left, right, 2) <= 2) return Likeness::kTwoSlips;
  return likeness >= similar ? Likeness::kSimilar : Likeness::kDifferent;
}

bool differ_in_digits(std::string_view left, std::string_view right) {
  const auto digits_of = [](std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    return digits;
  };
  const std::string digits = digits_of(left);
  return !digits.empty() && digits != digits_of(right) && right.find_first_of("0123456789") != right.npos;
}

std::string_view without_digits_at_end(std::string_view text) {
  while (!text.empty() && text.back() >= '0' && text.back() <= '9') text.remove_suffix(1);
  return text;
}

}  // namespace guichet::match
