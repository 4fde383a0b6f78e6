#include "name/title.hpp"

#include "name/convention.hpp"
#include "text/utf8.hpp"
#include "text/word_list.hpp"

namespace guichet {
namespace {

// Forms of address and academic titles that are not names themselves, folded.
constexpr std::string_view kTitles =
    " mr mrs ms mister mme mlle monsieur madame mademoiselle dr docteur prof professeur herr frau fraulein "
    "signor "
    "signora signorina senor senora senorita senhor senhora sra srta mevr mevrouw dhr dott dott.ssa dr.ssa "
    "sig.ra sig.na ";

// Without a dot these are names or endings of names.
constexpr std::string_view kTitlesWithDot = " sr. sig. rev. ing. mag. pr. avv. dipl.-ing. ";

bool is_title(std::string_view folded, const NameContext& context) {
  if (has_word(kTitlesWithDot, folded)) return true;
  if (folded == "m.")
    return context.part != NamePart::kGiven && name_convention(context.country) == NameConvention::kFrench;
  if (!folded.empty() && folded.back() == '.') folded.remove_suffix(1);
  return has_word(kTitles, folded);
}

}  // namespace

std::size_t count_titles(const std::vector<NameWord>& words, const NameContext& context) {
  std::size_t count = 0;
  while (count + 1 < words.size() && is_title(words[count].folded, context)) ++count;
  return count;
}

bool is_initials(const NameWord& word) {
  std::string_view rest = word.folded;
  while (!rest.empty()) {
    const auto letter = next_character(rest);
    if (letter.code_point < 'a' || rest.substr(letter.length, 1) != ".") return false;
    rest.remove_prefix(letter.length + 1);
    if (rest.size() > 1 && rest[0] == '-') rest.remove_prefix(1);
  }
  return !word.folded.empty();
}

}  // namespace guichet
