#include "name/junk.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/keyboard.hpp"
#include "text/word_list.hpp"

namespace guichet {
namespace {

constexpr std::string_view kPlaceholders =
    " n/a n.a. undefined inconnu inconnue anonyme anonymous unbekannt desconocido noname prenom nomprenom "
    "firstname "
    "lastname forename vorname nachname blabla blablabla foobar abc abcd abcde abcdef testtest testing ";

constexpr std::string_view kPlaceholdersOrFamilyNames =
    " test null none unknown aucun aucune surname nom essai ";

bool is_placeholder(const NameWord& word, NamePart part) {
  return has_word(kPlaceholders, word.folded) ||
         (part != NamePart::kFamily && has_word(kPlaceholdersOrFamilyNames, word.folded));
}

// Other scripts' characters count as letters: only signs of ASCII are known not to be.
bool has_letter(const NameWord& word) {
  return std::any_of(word.folded.begin(), word.folded.end(),
                     [](char c) { return !is_ascii(c) || is_ascii_alphanumeric(c); });
}

// The "III" after a name.
bool is_numeral(const std::vector<NameWord>& words, const NameWord& word) {
  return &word != &words.front() && word.folded == "iii";
}

}  // namespace

std::optional<Junk> find_junk(const std::vector<NameWord>& words, NamePart part) {
  if (words.empty()) return std::nullopt;
  const Span whole{words.front().span.begin, words.back().span.end};
  const bool is_nothing = std::all_of(words.begin(), words.end(), [=](const NameWord& word) {
    return is_placeholder(word, part) || !has_letter(word);
  });
  if (is_nothing) return Junk{Code::kNameJunk, whole};
  for (const NameWord& word : words) {
    if (is_keyboard_mash(word.folded)) return Junk{Code::kNameKeyboardMash, word.span};
    if (is_repeated_key(word.folded) && !is_numeral(words, word))
      return Junk{Code::kNameRepeatedKey, word.span};
  }
  return std::nullopt;
}

}  // namespace guichet
