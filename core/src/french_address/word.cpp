#include "french_address/word.hpp"

#include <algorithm>
#include <iterator>

#include "french_address/sound.hpp"
#include "name/known_names.hpp"
#include "text/ascii.hpp"
#include "text/folding.hpp"
#include "text/word_list.hpp"

namespace guichet::french_address {
namespace {

// Words that carry no weight: articles, prepositions, and what says that a name is a place's.
constexpr std::string_view kArticles =
    " a au aux d da de des dit du en es et l la ld le les lez las lieu lieudit los sous sur un une ";

struct Spelling {
  std::string_view written;
  std::string_view text;
};

// Sorted by what is written. In full, because they are written in one word with others: ducolonel.
// clang-format off
constexpr Spelling kTitles[] = {
    {"abbe", "abbe"}, {"adj", "adjudant"}, {"adjudant", "adjudant"}, {"amiral", "amiral"},
    {"cap", "capitaine"}, {"capitaine", "capitaine"}, {"capt", "capitaine"}, {"cdt", "commandant"},
    {"cmdt", "commandant"}, {"cne", "capitaine"}, {"col", "colonel"}, {"colonel", "colonel"},
    {"comdt", "commandant"}, {"commandant", "commandant"}, {"comte", "comte"}, {"doct", "docteur"},
    {"docteur", "docteur"}, {"dr", "docteur"}, {"gal", "general"}, {"gen", "general"},
    {"general", "general"}, {"gl", "general"}, {"gnl", "general"}, {"lieut", "lieutenant"},
    {"lieutenant", "lieutenant"}, {"lt", "lieutenant"}, {"madame", "madame"},
    {"mademoiselle", "mademoiselle"}, {"mal", "marechal"}, {"marechal", "marechal"}, {"mgr", "monseigneur"},
    {"ml", "marechal"}, {"mlle", "mademoiselle"}, {"mme", "madame"}, {"monseigneur", "monseigneur"},
    {"pdt", "president"}, {"pr", "professeur"}, {"pres", "president"}, {"president", "president"},
    {"prof", "professeur"}, {"professeur", "professeur"}, {"saint", "saint"}, {"sainte", "sainte"},
    {"saints", "saint"}, {"sergent", "sergent"}, {"sgt", "sergent"}, {"st", "saint"}, {"ste", "sainte"},
    {"stes", "sainte"}, {"sts", "saint"},
};
// clang-format on

// What stands for a number below a hundred and is no digit. The names of the numbers themselves are what is
// compared: they are written one behind the other, as dix and neuf are.
constexpr Spelling kNumerals[] = {
    {"1er", "premier"},   {"1ere", "premier"}, {"ii", "deux"},          {"iii", "trois"},
    {"iv", "quatre"},     {"ix", "neuf"},      {"premiere", "premier"}, {"vi", "six"},
    {"vii", "sept"},      {"viii", "huit"},    {"xi", "onze"},          {"xii", "douze"},
    {"xiii", "treize"},   {"xiv", "quatorze"}, {"xv", "quinze"},        {"xvi", "seize"},
    {"xviii", "dixhuit"}, {"xx", "vingt"},     {"xxiii", "vingttrois"},
};

constexpr std::string_view kNumberWords =
    " cinq cinquante deux dix douze huit neuf onze premier quarante quatorze quatre quinze seize sept six "
    "soixante treize trente trois vingt ";

// What may stick to digits in one word, beside a letter or two.
constexpr std::string_view kNumberEndings = " ieme quater quinquies sexies ";

constexpr std::string_view kUnits[] = {
    "",    "premier", "deux",  "trois",  "quatre",   "cinq",   "six",   "sept",    "huit",    "neuf",
    "dix", "onze",    "douze", "treize", "quatorze", "quinze", "seize", "dixsept", "dixhuit", "dixneuf"};
constexpr std::string_view kTens[] = {"",          "",         "vingt",    "trente",      "quarante",
                                      "cinquante", "soixante", "soixante", "quatrevingt", "quatrevingt"};

constexpr Spelling kOthers[] = {
    {"fbg", "faubourg"}, {"fg", "faubourg"},   {"gd", "grand"}, {"gde", "grande"},
    {"nd", "notredame"}, {"res", "residence"}, {"vx", "vieux"},
};

template <std::size_t size>
const Spelling* find(const Spelling (&list)[size], std::string_view written) {
  const auto* found =
      std::lower_bound(std::begin(list), std::end(list), written,
                       [](const Spelling& one, std::string_view word) { return one.written < word; });
  return found != std::end(list) && found->written == written ? found : nullptr;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c); });
}

// 2e, 3eme and 19ieme are what 2, 3 and 19 are.
std::string_view without_ordinal(std::string_view word) {
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  return digits > 0 && has_word(" e eme ieme em nd nde ", word.substr(digits)) ? word.substr(0, digits)
                                                                               : word;
}

// The name of a number below a hundred; greater ones, such as years, stay digits.
std::string name_of_number(std::string_view digits) {
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  digits.remove_prefix(first);
  if (digits.size() > 2 || digits == "0") return std::string(digits);
  const auto value = static_cast<std::size_t>(digits.size() == 1 ? digits[0] - '0'
                                                                 : (digits[0] - '0') * 10 + digits[1] - '0');
  if (value < std::size(kUnits)) return std::string(kUnits[value]);
  const std::size_t tens = value / 10;
  const bool counts_on = tens == 7 || tens == 9;  // soixante dix, quatre vingt onze
  const std::size_t rest = value % 10 + (counts_on ? 10 : 0);
  return std::string(kTens[tens]) + std::string(rest == 1 ? "un" : kUnits[rest]);
}

bool is_part(char c) { return is_ascii_alphanumeric(c) || !is_ascii(c); }

// U+0080 to U+00BF are marks, such as the one of n°.
bool is_mark(std::string_view text, std::size_t at) { return text[at] == '\xC2' && at + 1 < text.size(); }

// What folding hides: ç sounds like s, and é at the end of a word is spoken, as er is.
std::string as_spoken(std::string_view text) {
  std::string spoken;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view letter = text.substr(i, 2);
    const bool ends = i + 2 >= text.size() || !is_part(text[i + 2]);
    if (letter == "ç" || letter == "Ç") {
      spoken += "ss";
      ++i;
    } else if (ends && (letter == "é" || letter == "É")) {
      spoken += "er";
      ++i;
    } else {
      spoken += text[i];
    }
  }
  return spoken;
}

// The next word from `at`, which moves behind it.
std::string_view next_word(std::string_view text, std::size_t& at, char& before) {
  for (before = ' '; at < text.size() && (!is_part(text[at]) || is_mark(text, at)); ++at) {
    if (text[at] != ' ') before = text[at];
    if (is_mark(text, at)) ++at;
  }
  const std::size_t begin = at;
  while (at < text.size() && is_part(text[at]) && !is_mark(text, at)) ++at;
  const std::string_view word = text.substr(begin, at - begin);
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  const std::size_t letters = std::min(word.find_first_of("0123456789"), word.size());
  if (letters > 2 && word.size() - letters > 1) at = begin + letters;  // juillet44
  const bool is_glued =
      digits > 0 && word.size() - digits > 4 && !has_word(kNumberEndings, word.substr(digits));
  if (is_glued) at = begin + digits;  // 11novembre
  return text.substr(begin, at - begin);
}

}  // namespace

Word make_word(std::string_view folded, std::string_view spoken) {
  Word word{std::string(folded), std::string(folded), {}, WordKind::kPlain, ' '};
  const std::string_view number = without_ordinal(folded);
  if (is_number(number)) {
    word.text = name_of_number(number);
    word.kind = WordKind::kNumber;
  } else if (folded.size() < 8 && has_word(kArticles, folded)) {
    word.kind = WordKind::kArticle;
  } else if (const Spelling* title = find(kTitles, folded)) {
    word.text = title->text;
    word.kind = WordKind::kTitle;
  } else if (const Spelling* numeral = find(kNumerals, folded)) {
    word.text = numeral->text;
    word.kind = WordKind::kNumber;
  } else if (has_word(kNumberWords, folded)) {
    word.kind = WordKind::kNumber;
  } else if (const Spelling* other = find(kOthers, folded)) {
    word.text = other->text;
  } else if (is_known_given_name(folded)) {
    word.kind = WordKind::kGivenName;
  }
  word.sound = sound_of(word.text == folded ? spoken : std::string_view(word.text));
  return word;
}

std::string folded_words(const std::vector<Word>& words) {
  std::string folded;
  for (const Word& word : words) folded += word.folded + " ";
  return folded;
}

std::vector<Word> split_into_words(std::string_view text) {
  const std::string folded = fold_to_ascii(text);
  const std::string spoken =
      text.find('\xC3') == std::string_view::npos ? folded : fold_to_ascii(as_spoken(text));
  std::vector<Word> words;
  for (std::size_t at = 0, spoken_at = 0;;) {
    char before = ' ';
    const std::string_view word = next_word(folded, at, before);
    if (word.empty()) return words;
    char unused = ' ';
    words.push_back(make_word(word, next_word(spoken, spoken_at, unused)));
    words.back().before = before;
  }
}

}  // namespace guichet::french_address
