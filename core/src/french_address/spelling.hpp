#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "french_address/word.hpp"

namespace guichet::french_address {

// Hundredths of a natural logarithm: how improbable something is. 0 is certain, 230 one in ten.
using Cost = std::int32_t;

// The letters of some words without what parts them, and where each word begins: people join words and part
// them.
class Letters {
 public:
  static constexpr std::size_t kMaxLetters = 63;
  static constexpr std::size_t kMaxWords = 16;

  struct Piece {
    std::uint8_t begin;
    std::uint8_t length;
    Cost skip;  // what it costs when the word is left out
  };

  // Appends a word; what is beyond the limits is left away.
  void append(std::string_view letters, Cost skip);

  std::string_view view() const { return {letters_.data(), size_}; }
  std::size_t size() const { return size_; }
  char operator[](std::size_t i) const { return letters_[i]; }

  // The word that begins at a letter; nullptr where none does.
  const Piece* piece_at(std::size_t letter) const;
  bool ends_word(std::size_t letter) const { return letter + 1 == size_ || piece_at(letter + 1) != nullptr; }
  const Piece* begin() const { return pieces_.data(); }
  const Piece* end() const { return pieces_.data() + count_; }

 private:
  std::array<char, kMaxLetters> letters_;
  std::array<Piece, kMaxWords> pieces_;
  std::array<std::uint8_t, kMaxLetters + 1> piece_of_{};  // 1 + the piece that begins there
  std::uint8_t size_ = 0;
  std::uint8_t count_ = 0;
};

// A word as it is compared, wherever it lies.
struct WordView {
  std::string_view text;
  std::string_view sound;
  WordKind kind;

  WordView(std::string_view its_text, std::string_view its_sound, WordKind its_kind)
      : text(its_text), sound(its_sound), kind(its_kind) {}
  WordView(const Word& word) : WordView(word.text, word.sound, word.kind) {}  // NOLINT: a view of it
};

// A name as it is compared: by its letters and by its sound.
struct Spelling {
  Letters letters;
  Letters sounds;

  // Appends a word, and what it costs to leave it out.
  void append(std::string_view text, std::string_view sound, Cost skip);

  // Appends the words of a name as it is registered: articles, titles and given names may well be left out.
  void append_registered(const std::vector<WordView>& words);

  // Appends words as they were typed: one that belongs to no name is a rare thing.
  void append_typed(const std::vector<WordView>& words);
};

// The cheapest way in which a person who means `wanted` writes `typed`: slips of the fingers, of the ear,
// words that are left out or added. Gives `limit` as soon as it cannot be cheaper.
Cost spelling_cost(const Spelling& typed, const Spelling& wanted, Cost limit);

}  // namespace guichet::french_address
