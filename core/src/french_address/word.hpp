#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::french_address {

// What a word of a street or a city is worth when two are compared.
enum class WordKind : std::uint8_t {
  kPlain,
  kArticle,    // de, du, la, sur: often left out
  kTitle,      // docteur, saint: often left out or abbreviated
  kGivenName,  // often left out
  kNumber,     // in digits, in letters or in Roman ones
};

// A word of an address, folded, in one of its spellings: saint and st are both saint; 4, quatre and IV are
// all quatre.
struct Word {
  std::string folded;  // as it was written, as fold_to_ascii gives it
  std::string text;    // what is compared
  std::string sound;   // what is compared by ear (sound.hpp)
  WordKind kind = WordKind::kPlain;
  char before = ' ';  // what parts it from the word before: a space or the last mark that stands there
};

// The words of well-formed UTF-8 text: what lies between spaces, hyphens, apostrophes and all other marks.
std::vector<Word> split_into_words(std::string_view text);

// The words as they were written, folded, each with a space behind it: what differs in more than case,
// accents and marks differs here.
std::string folded_words(const std::vector<Word>& words);

// One word, already folded; its sound is made from `spoken`, which differs where folding hides a sound (ç).
Word make_word(std::string_view folded, std::string_view spoken);

}  // namespace guichet::french_address
