#include "name/case_repair.hpp"

#include <algorithm>

#include "name/convention.hpp"
#include "name/words.hpp"
#include "text/ascii.hpp"
#include "text/folding.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/word_list.hpp"

namespace guichet {
namespace {

bool is_capital(char32_t c) { return (fold_case(c) != c && to_title(fold_case(c)) == c) || c == 0x1E9E; }
bool is_small(char32_t c) { return to_title(c) != c || c == 0xDF; }
bool is_greek(char32_t c) { return (c >= 0x370 && c < 0x400) || (c >= 0x1F00 && c < 0x2000); }
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

enum class LetterCase : std::uint8_t { kOther, kCapitals, kSmall };

// Turkish and Azeri: ı and İ, and i beside ğ, ş or ə, have other counterparts than elsewhere.
struct Letters {
  std::size_t capitals = 0;
  std::size_t smalls = 0;
  bool has_dotless_i = false;
  bool has_i = false;
  bool has_turkish_letter = false;
  bool has_greek = false;
};

Letters count_letters(std::string_view name) {
  Letters letters;
  while (!name.empty()) {
    const auto character = next_character(name);
    name.remove_prefix(character.length);
    const char32_t c = character.code_point;
    if (is_capital(c)) ++letters.capitals;
    if (is_small(c)) ++letters.smalls;
    if (c == 0x130 || c == 0x131) letters.has_dotless_i = true;
    if (c == 'I' || c == 'i') letters.has_i = true;
    if (c == 0x11E || c == 0x11F || c == 0x15E || c == 0x15F || c == 0x18F || c == 0x259)
      letters.has_turkish_letter = true;
    if (is_greek(c)) letters.has_greek = true;
  }
  return letters;
}

LetterCase find_case(std::string_view name) {
  const Letters letters = count_letters(name);
  const bool depends_on_language = letters.has_dotless_i || (letters.has_turkish_letter && letters.has_i);
  const bool is_mixed = letters.capitals > 0 && letters.smalls > 0;
  if (is_mixed || depends_on_language || letters.capitals + letters.smalls < 2) return LetterCase::kOther;
  if (letters.capitals > 0) return letters.has_greek ? LetterCase::kOther : LetterCase::kCapitals;
  return LetterCase::kSmall;
}

// Unlike folding, this keeps small letters as they are: ς is not σ.
std::string to_small(std::string_view word) {
  std::string small;
  while (!word.empty()) {
    const auto character = next_character(word);
    word.remove_prefix(character.length);
    append_utf8(small,
                is_capital(character.code_point) ? fold_case(character.code_point) : character.code_point);
  }
  return small;
}

bool may_be_initials(std::string_view folded) {
  const bool is_short = folded.size() == 2 || folded.size() == 3;
  if (!is_short || !std::all_of(folded.begin(), folded.end(), is_ascii_letter)) return false;
  if (folded == "ng" || folded == "st") return false;
  const bool has_vowel = folded.find_first_of("aeiouy") != folded.npos;
  return !has_vowel || (folded.size() == 2 && folded.back() == 'j');
}

bool is_roman_numeral(std::string_view folded) { return folded == "ii" || folded == "iii" || folded == "iv"; }

// What stands before an apostrophe when a name follows it.
bool is_elided(std::string_view folded) { return has_word(" d l o n m dell dall all sant ", folded); }

bool is_arabic_article(std::string_view folded) { return folded == "al" || folded == "el"; }

// "McDonald"; Mac is left alone, for Macdonald, Machado and Mackay are written both ways.
bool has_mc(std::string_view folded) { return folded.size() > 4 && folded.compare(0, 2, "mc") == 0; }

// Dutch: IJ is one letter, unlike in Ijaz and Ijeoma.
bool has_dutch_ij(std::string_view folded) {
  return folded.size() > 3 && folded.compare(0, 2, "ij") == 0 && folded.find_first_of("aeiouy", 2) != 2;
}

void append_capitalized(std::string& repaired, std::string_view small) {
  const std::string folded = fold_to_ascii(small);
  const bool has_inner_capital = has_mc(folded) || has_dutch_ij(folded);
  const std::size_t inner = has_mc(folded) ? 2 : 1;
  for (std::size_t index = 0; !small.empty(); ++index) {
    const auto character = next_character(small);
    small.remove_prefix(character.length);
    const bool is_title = index == 0 || (has_inner_capital && index == inner);
    append_utf8(repaired, is_title ? to_title(character.code_point) : character.code_point);
  }
}

// Writes one word of the name, which is in small letters, part by part between hyphens, dots and apostrophes.
class WordRepair {
 public:
  WordRepair(NameConvention convention, bool may_begin_small, std::string& repaired)
      : convention_(convention), may_begin_small_(may_begin_small), repaired_(repaired) {}

  void repair(std::string_view small) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < small.size();) {
      const auto character = next_character(small.substr(at));
      const char32_t c = character.code_point;
      const std::string_view part = small.substr(begin, at - begin);
      const bool ends_part = is_hyphen(c) || c == '.' || c == '/' || c == '(' ||
                             (is_apostrophe(c) && is_elided(fold_to_ascii(part)));
      if (ends_part) {
        write(part, c);
        append_utf8(repaired_, c);
        begin = at + character.length;
      }
      at += character.length;
    }
    write(small.substr(begin), 0);
  }

 private:
  void write(std::string_view part, char32_t separator) {
    if (is_small_part(fold_to_ascii(part), separator)) {
      repaired_ += part;
    } else {
      append_capitalized(repaired_, part);
    }
    is_first_ = is_first_ && part.empty();
  }

  bool is_small_part(std::string_view folded, char32_t separator) const {
    const bool may_be_small = may_begin_small_ || !is_first_;
    if (!may_be_small) return false;
    if (is_apostrophe(separator)) return folded == "d" && convention_ == NameConvention::kFrench;
    if (!is_hyphen(separator)) return false;
    return is_arabic_article(folded) || (!is_first_ && (folded == "de" || folded == "du" || folded == "des"));
  }

  NameConvention convention_;
  bool may_begin_small_;
  bool is_first_ = true;
  std::string& repaired_;
};

}  // namespace

bool is_all_capitals(std::string_view text) {
  const Letters letters = count_letters(text);
  return letters.capitals > 1 && letters.smalls == 0;
}

std::string repair_case(std::string_view name, const NameContext& context) {
  const LetterCase typed = find_case(name);
  if (typed == LetterCase::kOther) return std::string(name);
  const NameConvention convention = name_convention(context.country);
  const auto words = split_name(name);
  std::string repaired;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) repaired += ' ';
    const bool is_last = i + 1 == words.size();
    const bool may_begin_small = i > 0 || context.part == NamePart::kFamily;
    const std::string_view previous = i > 0 ? std::string_view(words[i - 1].folded) : std::string_view{};
    if (may_be_initials(words[i].folded)) {
      if (typed == LetterCase::kSmall) return std::string(name);
      repaired += words[i].text;
    } else if (is_last && i > 0 && is_roman_numeral(words[i].folded)) {
      for (const char c : words[i].folded) repaired += static_cast<char>(c - 'a' + 'A');
    } else if (!is_last && may_begin_small && is_small_particle(words[i].folded, previous, convention)) {
      repaired += to_small(words[i].text);
    } else {
      WordRepair(convention, may_begin_small, repaired).repair(to_small(words[i].text));
    }
  }
  return repaired;
}

}  // namespace guichet
