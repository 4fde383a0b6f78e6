#include "french_address/alignment.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/keyboard.hpp"

namespace guichet::french_address {
namespace {

constexpr Cost kFar = 100'000;
constexpr Cost kWrongKey = 290;
constexpr Cost kNeighbourKey = 250;
constexpr Cost kLetterLeftOut = 260;
constexpr Cost kLetterAdded = 270;
constexpr Cost kSwap = 260;
constexpr Cost kDoubling = 140;
constexpr Cost kMuteLetter = 120;
constexpr Cost kDigit = 600;  // numbers in names are hard evidence: 8 mai is not 9 mai

bool is_mute(const Letters& letters, std::size_t at) {
  const char c = letters[at];
  return c == 'h' || (letters.ends_word(at) && std::string_view("estxdp").find(c) != std::string_view::npos);
}

bool is_doubled(const Letters& letters, std::size_t at) {
  return (at > 0 && letters[at - 1] == letters[at]) ||
         (at + 1 < letters.size() && letters[at + 1] == letters[at]);
}

Cost one_letter_cost(const Letters& letters, std::size_t at, Cost ordinary) {
  if (is_ascii_digit(letters[at])) return kDigit;
  if (is_mute(letters, at)) return kMuteLetter;
  return is_doubled(letters, at) ? kDoubling : ordinary;
}

constexpr std::string_view kKeys = "abcdefghijklmnopqrstuvwxyz0123456789";

std::size_t key_of(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a');
  return is_ascii_digit(c) ? static_cast<std::size_t>(26 + c - '0') : kKeys.size();
}

// What it costs to hit one key for another, by the places of both among kKeys.
using ExchangeCosts = std::array<std::array<std::int16_t, kKeys.size() + 1>, kKeys.size() + 1>;

ExchangeCosts make_exchange_costs() {
  ExchangeCosts costs;
  for (auto& row : costs) row.fill(kWrongKey);
  for (const char typed : kKeys) {
    for (const char wanted : kKeys) {
      const bool has_digit = is_ascii_digit(typed) || is_ascii_digit(wanted);
      const Cost cost = has_digit ? kDigit : are_neighbour_keys(typed, wanted) ? kNeighbourKey : kWrongKey;
      costs[key_of(typed)][key_of(wanted)] = static_cast<std::int16_t>(cost);
    }
  }
  return costs;
}

Cost exchange_cost(char typed, char wanted) {
  static const ExchangeCosts costs = make_exchange_costs();
  return typed == wanted ? 0 : costs[key_of(typed)][key_of(wanted)];
}

constexpr std::size_t kSide = Letters::kMaxLetters + 1;

// Edit distance with the costs above, over both texts' letters; words can be left out whole.
class Alignment {
 public:
  Alignment(const Letters& typed, const Letters& wanted, Cost limit)
      : typed_(typed), wanted_(wanted), limit_(limit) {}

  Cost cost() {
    for (std::size_t j = 0; j < wanted_.size(); ++j)
      left_out_[j] = one_letter_cost(wanted_, j, kLetterLeftOut);
    Cost at_word =
        fill_row(0, 0);  // the cheapest way to where the current word begins: it may yet be left out
    for (std::size_t i = 1; i <= typed_.size(); ++i) {
      const Cost smallest = fill_row(i, one_letter_cost(typed_, i - 1, kLetterAdded));
      if (std::min(smallest, at_word) >= limit_) return limit_;
      if (typed_.piece_at(i)) at_word = smallest;
    }
    return std::min(limit_, costs_[typed_.size()][wanted_.size()]);
  }

 private:
  using Row = std::array<Cost, kSide>;

  // Fills the row and gives its smallest cost.
  Cost fill_row(std::size_t i, Cost added) {
    Row& row = costs_[i];
    const Row* above = i == 0 ? nullptr : &costs_[i - 1];
    const Row* word_above = nullptr;
    Cost word_skip = 0;
    find_typed_word(i, word_above, word_skip);
    Cost smallest = kFar;
    for (std::size_t j = 0; j <= wanted_.size(); ++j) {
      Cost cost = i == 0 && j == 0 ? 0 : kFar;
      if (above) cost = (*above)[j] + added;
      if (above && j > 0)
        cost = std::min(cost, (*above)[j - 1] + exchange_cost(typed_[i - 1], wanted_[j - 1]));
      if (j > 0) cost = std::min(cost, row[j - 1] + left_out_[j - 1]);
      if (i > 1 && j > 1 && typed_[i - 1] == wanted_[j - 2] && typed_[i - 2] == wanted_[j - 1]) {
        cost = std::min(cost, costs_[i - 2][j - 2] + kSwap);
      }
      if (word_above) cost = std::min(cost, (*word_above)[j] + word_skip);
      cost = std::min(cost, skipped_[j]);
      row[j] = cost;
      smallest = std::min(smallest, cost);
      if (const auto* piece = wanted_.piece_at(j)) note_skip(j, *piece, cost);
      skipped_[j] = kFar;
    }
    return smallest;
  }

  // A word of what is typed that ends at this row can be what nobody wanted.
  void find_typed_word(std::size_t i, const Row*& row, Cost& skip) const {
    if (i == 0 || !typed_.ends_word(i - 1)) return;
    for (const auto& piece : typed_) {
      if (piece.begin + std::size_t{piece.length} != i) continue;
      row = &costs_[piece.begin];
      skip = piece.skip;
    }
  }

  void note_skip(std::size_t j, const Letters::Piece& piece, Cost cost) {
    const std::size_t end = j + piece.length;
    skipped_[end] = std::min(skipped_[end], cost + piece.skip);
  }

  const Letters& typed_;
  const Letters& wanted_;
  const Cost limit_;
  std::array<Row, kSide> costs_;
  std::array<Cost, kSide> left_out_;
  std::array<Cost, kSide> skipped_ = make_far();

  static constexpr std::array<Cost, kSide> make_far() {
    std::array<Cost, kSide> row{};
    for (Cost& cost : row) cost = kFar;
    return row;
  }
};

}  // namespace

Cost alignment_cost(const Letters& typed, const Letters& wanted, Cost limit) {
  return Alignment(typed, wanted, limit).cost();
}

}  // namespace guichet::french_address
