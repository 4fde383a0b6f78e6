#include "text/keyboard.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <iterator>

#include "text/ascii.hpp"

namespace guichet {
namespace {

constexpr std::size_t kShortestMash = 4;
constexpr std::size_t kLongestMash = 64;
constexpr std::size_t kShortestRun = 3;

// The rows from the digits down; ISO and ANSI boards have the letters in the same places.
using Layout = std::array<std::string_view, 4>;
constexpr Layout kLayouts[] = {{"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"},
                               {"1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"},
                               {"1234567890", "qwertzuiop", "asdfghjkl", "yxcvbnm"}};
constexpr int kHomeRow = 2;

// How far each row is shifted to the right of the digits, in quarters of a key.
constexpr int kShift[] = {0, 2, 3, 5};

struct Key {
  int row = -1;
  int column = 0;
};

Key find_key(const Layout& layout, char c) {
  for (std::size_t row = 0; row < layout.size(); ++row) {
    const std::size_t column = layout[row].find(c);
    if (column != std::string_view::npos) return {static_cast<int>(row), static_cast<int>(column)};
  }
  return {};
}

bool do_touch(Key left, Key right) {
  if (left.row < 0 || right.row < 0) return false;
  if (left.row == right.row) return std::abs(left.column - right.column) == 1;
  const int distance = 4 * (left.column - right.column) + kShift[left.row] - kShift[right.row];
  return std::abs(left.row - right.row) == 1 && std::abs(distance) < 4;
}

// The length of the run that begins the text: neighbours in one row, all in one direction.
std::size_t run_length(const Layout& layout, std::string_view text) {
  int direction = 0;
  std::size_t length = 1;
  for (; length < text.size(); ++length) {
    const Key previous = find_key(layout, text[length - 1]);
    const Key next = find_key(layout, text[length]);
    const int step = next.column - previous.column;
    if (next.row != previous.row || std::abs(step) != 1 || (direction != 0 && step != direction)) break;
    direction = step;
  }
  return length;
}

bool is_run(const Layout& layout, std::string_view text) { return run_length(layout, text) == text.size(); }

// The keys of the top row spell names too ("Reza", "Wertz"), unless they begin at an end of it.
bool is_long_run(const Layout& layout, std::string_view word) {
  if (!is_run(layout, word)) return false;
  const Key first = find_key(layout, word[0]);
  if (first.row >= kHomeRow) return true;
  const bool begins_at_end = first.column == 0 || first.column == 9;
  return word.size() >= (begins_at_end ? 5 : 6);
}

bool repeats_every(std::string_view word, std::size_t period) {
  return word.size() >= 2 * period && word.substr(period) == word.substr(0, word.size() - period);
}

bool has_vowel(std::string_view word) { return word.find_first_of("aeiouy") != std::string_view::npos; }

// Two keys to and fro are told from syllables ("popo") by having no vowel.
bool is_repeated_run(const Layout& layout, std::string_view word) {
  for (std::size_t period = kShortestRun; 2 * period <= word.size(); ++period) {
    if (repeats_every(word, period) && is_run(layout, word.substr(0, period))) return true;
  }
  return repeats_every(word, 2) && is_run(layout, word.substr(0, 2)) && !has_vowel(word);
}

// The whole word can be cut into runs, at least one of them below the top row, whose runs are also syllables.
bool is_patchwork(const Layout& layout, std::string_view word) {
  std::array<bool, kLongestMash + 1> is_reached{};
  std::array<bool, kLongestMash + 1> is_reached_from_below{};
  is_reached[0] = true;
  for (std::size_t at = 0; at + kShortestRun <= word.size(); ++at) {
    if (!is_reached[at]) continue;
    const bool is_below = is_reached_from_below[at] || find_key(layout, word[at]).row >= kHomeRow;
    for (std::size_t length = run_length(layout, word.substr(at)); length >= kShortestRun; --length) {
      is_reached[at + length] = true;
      if (is_below) is_reached_from_below[at + length] = true;
    }
  }
  return is_reached_from_below[word.size()];
}

// Consonants only, and either all on the home row or mostly neighbours.
bool is_drumming(std::string_view word) {
  if (word.size() < 6 || has_vowel(word)) return false;
  if (word.find_first_not_of("sdfghjkl") == std::string_view::npos) return true;
  std::size_t neighbours = 0;
  for (std::size_t i = 1; i < word.size(); ++i)
    if (are_neighbour_keys(word[i - 1], word[i])) ++neighbours;
  return 3 * neighbours >= 2 * (word.size() - 1);
}

}  // namespace

bool are_neighbour_keys(char left, char right) {
  return std::any_of(std::begin(kLayouts), std::end(kLayouts), [=](const Layout& layout) {
    return do_touch(find_key(layout, left), find_key(layout, right));
  });
}

bool is_repeated_key(std::string_view word) {
  return word.size() >= 3 && is_ascii_alphanumeric(word[0]) &&
         word.find_first_not_of(word[0]) == std::string_view::npos;
}

bool is_keyboard_mash(std::string_view word) {
  while (!word.empty() && is_ascii_digit(word.back())) word.remove_suffix(1);
  if (word.size() < kShortestMash || word.size() > kLongestMash) return false;
  if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return false;
  if (is_repeated_key(word)) return false;
  return is_drumming(word) ||
         std::any_of(std::begin(kLayouts), std::end(kLayouts), [=](const Layout& layout) {
           return is_long_run(layout, word) || is_repeated_run(layout, word) || is_patchwork(layout, word);
         });
}

}  // namespace guichet
