#include "french_address/spelling.hpp"

#include <algorithm>

#include "french_address/alignment.hpp"

namespace guichet::french_address {
namespace {

constexpr Cost kOnlyWord = 900;  // the one word that a name is known by, left out
constexpr Cost kLastWord = 450;
constexpr Cost kTypedForNothing = 750;
constexpr Cost kByEar = 130;  // written as it sounds, where that is not how it is written

// What leaving out a word of this kind costs, unless it is the last one of its name.
Cost skip_cost(WordKind kind) {
  switch (kind) {
    case WordKind::kArticle:
      return 40;
    case WordKind::kTitle:
      return 170;
    case WordKind::kGivenName:
      return 250;
    case WordKind::kPlain:
      return 330;
    case WordKind::kNumber:
      return 450;
  }
  return kOnlyWord;
}

}  // namespace

void Letters::append(std::string_view letters, Cost skip) {
  letters = letters.substr(0, kMaxLetters - size_);
  if (letters.empty() || count_ == kMaxWords) return;
  pieces_[count_++] = {size_, static_cast<std::uint8_t>(letters.size()), skip};
  piece_of_[size_] = count_;
  std::copy(letters.begin(), letters.end(), letters_.begin() + size_);
  size_ = static_cast<std::uint8_t>(size_ + letters.size());
}

const Letters::Piece* Letters::piece_at(std::size_t letter) const {
  const std::uint8_t number = letter < size_ ? piece_of_[letter] : std::uint8_t{0};
  return number == 0 ? nullptr : &pieces_[number - 1U];
}

void Spelling::append(std::string_view text, std::string_view sound, Cost skip) {
  letters.append(text, skip);
  sounds.append(sound, skip);
}

void Spelling::append_registered(const std::vector<WordView>& words) {
  const auto weighs = [](const WordView& word) {
    return word.kind != WordKind::kArticle && word.kind != WordKind::kTitle;
  };
  const auto last = std::find_if(words.rbegin(), words.rend(), weighs);
  const bool is_only = std::count_if(words.begin(), words.end(), weighs) < 2;
  for (const WordView& word : words) {
    const bool is_last = last != words.rend() && &word == &*last;
    append(word.text, word.sound, !is_last ? skip_cost(word.kind) : is_only ? kOnlyWord : kLastWord);
  }
}

void Spelling::append_typed(const std::vector<WordView>& words) {
  for (const WordView& word : words) {
    const bool is_light = word.kind == WordKind::kArticle || word.kind == WordKind::kTitle;
    append(word.text, word.sound, is_light ? skip_cost(word.kind) : kTypedForNothing);
  }
}

Cost spelling_cost(const Spelling& typed, const Spelling& wanted, Cost limit) {
  if (typed.letters.view() == wanted.letters.view()) return 0;
  const Cost by_letters = alignment_cost(typed.letters, wanted.letters, limit);
  if (by_letters <= kByEar) return by_letters;
  const Cost by_sound =
      alignment_cost(typed.sounds, wanted.sounds, std::min(limit, by_letters) - kByEar) + kByEar;
  return std::min(by_letters, by_sound);
}

}  // namespace guichet::french_address
