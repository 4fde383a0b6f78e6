#include "email/channel.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/ascii.hpp"
#include "text/keyboard.hpp"

namespace guichet::email {
namespace {

// Each in nats. Fitted to published lists of observed slips, as classes: no slip of any list is named.
constexpr float kNeighbour = 3.4F;       // the key beside the right one
constexpr float kLookAlike = 3.6F;       // 0 for o, 1 for l, n for m
constexpr float kVowel = 3.8F;           // e for a
constexpr float kOtherLetter = 5.0F;
constexpr float kMarkForLetter = 3.8F;   // "co," for "com"
constexpr float kSwapped = 3.0F;
constexpr float kDoubled = 3.0F;         // a letter typed twice
constexpr float kHeldDown = 0.2F;        // and each time more
constexpr float kMarkTooMany = 3.0F;     // a digit, hyphen, underline or dot that does not belong
constexpr float kDotTooMany = 3.6F;
constexpr float kNeighbourTooMany = 3.4F;
constexpr float kLetterTooMany = 4.4F;
constexpr float kSingled = 3.0F;         // one letter of a double
constexpr float kMissing = 3.6F;
constexpr float kMissingFirst = 4.0F;    // first letters are typed with care
constexpr float kFirstLetter = 1.2F;     // ... so another one there is more surprising
constexpr float kMissingDot = 3.4F;

// Letters, digits, the dot, and everything else.
constexpr std::size_t kDot = 36;
constexpr std::size_t kOther = 37;
constexpr std::size_t kKeys = 38;
using Key = std::uint8_t;

Key key_of(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<Key>(c - 'a');
  if (is_ascii_digit(c)) return static_cast<Key>(26 + (c - '0'));
  return c == '.' ? kDot : kOther;
}

char char_of(std::size_t key) { return key < 26 ? static_cast<char>('a' + key) : static_cast<char>('0' + (key - 26)); }
bool is_letter(Key key) { return key < 26; }
bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool looks_alike(char a, char b) {
  static constexpr std::string_view kPairs[] = {"0o", "1l", "1i", "il", "3e", "5s", "mn", "uv", "vw",
                                                "ck", "cs", "sz", "fv", "bd", "pb", "dt", "kq"};
  return std::any_of(std::begin(kPairs), std::end(kPairs), [=](std::string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

float compute_substitution(std::size_t typed, std::size_t meant) {
  if (typed == meant && typed != kOther) return 0;
  if (typed >= kDot) return char_of(meant) == 'm' ? kMarkForLetter : kOtherLetter;
  if (meant >= kDot) return kOtherLetter;
  const char a = char_of(typed);
  const char b = char_of(meant);
  if (are_neighbour_keys(a, b)) return kNeighbour;
  if (looks_alike(a, b)) return kLookAlike;
  return is_vowel(a) && is_vowel(b) ? kVowel : kOtherLetter;
}

using Substitutions = std::array<std::array<float, kKeys>, kKeys>;

Substitutions compute_substitutions() {
  Substitutions costs{};
  for (std::size_t typed = 0; typed < kKeys; ++typed) {
    for (std::size_t meant = 0; meant < kKeys; ++meant) costs[typed][meant] = compute_substitution(typed, meant);
  }
  return costs;
}

const Substitutions& substitutions() {
  static const Substitutions costs = compute_substitutions();
  return costs;
}

using Keys = std::array<Key, kMaxChannelText>;
using Costs = std::array<float, kMaxChannelText + 1>;

Keys keys_of(std::string_view text) {
  Keys keys;
  std::transform(text.begin(), text.end(), keys.begin(), key_of);
  return keys;
}

// One character too many, by what was typed around it; kLetterTooMany may be less by what was to come.
float insertion(const Substitutions& costs, const Keys& typed, std::size_t at) {
  const Key key = typed[at];
  const bool is_doubled = at > 0 && typed[at - 1] == key;
  if (is_doubled && at > 1 && typed[at - 2] == key) return kHeldDown;
  if (is_doubled) return kDoubled;
  if (!is_letter(key)) return key == kDot ? kDotTooMany : kMarkTooMany;
  const bool touches = at > 0 && is_letter(typed[at - 1]) && costs[key][typed[at - 1]] == kNeighbour;
  return touches ? kNeighbourTooMany : kLetterTooMany;
}

float deletion(const Keys& meant, std::size_t at) {
  if (at == 0) return kMissingFirst;
  if (meant[at - 1] == meant[at]) return kSingled;
  return meant[at] == kDot ? kMissingDot : kMissing;
}

// The alignment of two texts, row by row of what was typed. Only cells near the diagonal can lie within the limit.
class Alignment {
 public:
  Alignment(std::string_view typed, std::string_view meant, float limit)
      : typed_(keys_of(typed)), meant_(keys_of(meant)), typed_size_(typed.size()), meant_size_(meant.size()), limit_(limit),
        band_(std::max(typed_size_, meant_size_) - std::min(typed_size_, meant_size_) + kShift) {
    for (std::size_t j = 0; j < meant_size_; ++j) deletions_[j] = deletion(meant_, j);
  }

  float cost() {
    rows_[0][0] = 0;
    for (std::size_t j = 1; j <= meant_size_; ++j) rows_[0][j] = rows_[0][j - 1] + deletions_[j - 1];
    for (std::size_t i = 1; i <= typed_size_; ++i) {
      if (fill_row(i) > limit_) return kNoWay;
    }
    const float cost = rows_[typed_size_ % 3][meant_size_];
    return cost > limit_ ? kNoWay : cost;
  }

 private:
  // How far letters may stray from their place, besides the difference of the lengths.
  static constexpr std::size_t kShift = 1;

  float fill_row(std::size_t i) {
    const std::size_t first = i > band_ ? i - band_ : 1;
    const std::size_t last = std::min(meant_size_, i + band_);
    Costs& row = rows_[i % 3];
    const Costs& above = rows_[(i + 2) % 3];
    const Costs& two_above = rows_[(i + 1) % 3];
    const float too_many = insertion(costs_, typed_, i - 1);
    row[first - 1] = first == 1 ? above[0] + too_many + (i == 1 ? kFirstLetter : 0) : kNoWay;
    float least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      float cost = above[j - 1] + substitution(i, j);
      cost = std::min(cost, row[j - 1] + deletions_[j - 1]);
      cost = std::min(cost, above[j] + insertion_before(i, j, too_many));
      if (is_swap(i, j)) cost = std::min(cost, two_above[j - 2] + kSwapped);
      row[j] = cost;
      least = std::min(least, cost);
    }
    if (last < meant_size_) row[last + 1] = kNoWay;
    return least;
  }

  float substitution(std::size_t i, std::size_t j) const {
    const float cost = costs_[typed_[i - 1]][meant_[j - 1]];
    return i == 1 && j == 1 && cost > 0 ? cost + kFirstLetter : cost;
  }

  float insertion_before(std::size_t i, std::size_t j, float too_many) const {
    const bool touches_next = too_many == kLetterTooMany && j < meant_size_ && costs_[typed_[i - 1]][meant_[j]] == kNeighbour;
    return touches_next ? kNeighbourTooMany : too_many;
  }

  bool is_swap(std::size_t i, std::size_t j) const {
    return i > 1 && j > 1 && typed_[i - 1] == meant_[j - 2] && typed_[i - 2] == meant_[j - 1] && typed_[i - 1] != typed_[i - 2];
  }

  const Substitutions& costs_ = substitutions();
  const Keys typed_;
  const Keys meant_;
  const std::size_t typed_size_;
  const std::size_t meant_size_;
  const float limit_;
  const std::size_t band_;
  Costs deletions_;
  std::array<Costs, 3> rows_;
};

}  // namespace

float slips_cost(std::string_view typed, std::string_view meant, float limit) {
  if (typed.size() > kMaxChannelText || meant.size() > kMaxChannelText) return kNoWay;
  return Alignment(typed, meant, limit).cost();
}

}  // namespace guichet::email
