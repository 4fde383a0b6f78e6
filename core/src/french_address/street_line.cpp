#include "french_address/street_line.hpp"

#include <algorithm>
#include <charconv>

#include "french_address/word.hpp"
#include "text/ascii.hpp"
#include "text/word_list.hpp"

namespace guichet::french_address {
namespace {

constexpr std::string_view kExtras =
    " apt appt app appart appartement bat batiment bt chez co esc escalier etage etg hall entree porte pte "
    "rdc rez "
    "interphone boite bal logement lgt studio chambre ";
constexpr std::string_view kBoxes = " bp cs tsa cidex ";
constexpr std::string_view kSuffixes = " bis ter quater quinquies sexies qua quin ";
constexpr std::size_t kMaxDigits = 5;

bool is_all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::uint32_t value_of(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_suffix_word(std::string_view word) { return has_word(kSuffixes, word); }

bool is_single_letter(std::string_view word) { return word.size() == 1 && is_ascii_letter(word[0]); }

// 30bis, 30b: the digits and what sticks to them. 1er is no house number.
bool split_number(std::string_view word, HouseNumber& number) {
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  const std::string_view rest = word.substr(digits);
  if (digits == 0 || digits > kMaxDigits) return false;
  if (!rest.empty() && !is_suffix_word(rest) && !is_single_letter(rest)) return false;
  number.value = value_of(word.substr(0, digits));
  number.suffix = rest;
  return number.value > 0;
}

// A letter behind the number is its suffix where a street follows: 934 A rue du Portail; but 4 R Pasteur is a
// rue, and 12 L'Orée and 5 d'Artagnan begin with articles.
bool is_suffix_letter(const std::vector<Word>& words, std::size_t at) {
  const std::string_view word = words[at].folded;
  if (!is_single_letter(word)) return false;
  if (at + 1 >= words.size()) return true;
  if (words[at + 1].before == '\'') return false;
  if (find_street_type(words[at + 1].folded) != kNoStreetType) return true;
  if (word == "a") return words[at + 1].kind != WordKind::kArticle;  // 5 a la Croix
  return word != "r" && word != "q" && word != "l" && word != "d";
}

// Whether what follows a number says that it is one: 137E, impasse; 137E impasse; but 2e rue.
bool ends_number(const std::vector<Word>& words, std::size_t at) {
  return at + 1 >= words.size() || words[at + 1].before == ',' || words[at].folded.size() > 2;
}

bool ends_in_number(const std::vector<Word>& words) {
  HouseNumber number;
  return words.size() > 2 && is_ascii_digit(words.back().folded[0]) &&
         split_number(words.back().folded, number);
}

// Takes the number off the front of the words and says how many words it took.
std::size_t take_number(const std::vector<Word>& words, HouseNumber& number) {
  std::size_t at = 0;
  if (words.size() > 2 && has_word(" n no num numero ", words[0].folded) && is_all_digits(words[1].folded))
    at = 1;
  if (at >= words.size() || !split_number(words[at].folded, number)) return 0;
  const bool is_bare = number.suffix == "e" && !ends_number(words, at);
  if (is_bare || (words.size() > at + 1 &&
                  has_word(" mai mars juin juillet aout septembre novembre ", words[at + 1].folded))) {
    number = {};
    return 0;  // a date or an ordinal names the street
  }
  ++at;
  const auto is_range = [&](std::size_t i) {
    return i < words.size() && is_all_digits(words[i].folded) && words[i].folded.size() <= kMaxDigits &&
           (words[i].before == '/' || words[i].before == '-');
  };
  for (; is_range(at); ++at) number.range_end = words[at].folded;
  if (at < words.size() && number.suffix.empty() &&
      (is_suffix_word(words[at].folded) || is_suffix_letter(words, at))) {
    number.suffix = words[at++].folded;
  }
  return at;
}

// One piece of a line between commas and line ends.
struct Segment {
  std::size_t line;  // which of the lines it stands on
  std::string_view text;
  std::vector<Word> words;
};

bool is_only_a_number(const std::vector<Word>& words) {
  HouseNumber number;
  return !words.empty() && take_number(words, number) == words.size();
}

// Where the digits stand in the text from a place on as a word of their own; npos where they do not.
std::size_t find_digits(std::string_view text, std::string_view digits, std::size_t from) {
  const auto is_border = [text](std::size_t at) {
    return at >= text.size() || !is_ascii_alphanumeric(text[at]);
  };
  for (std::size_t at = text.find(digits, from); at != std::string_view::npos;
       at = text.find(digits, at + 1)) {
    if ((at == 0 || is_border(at - 1)) && is_border(at + digits.size())) return at;
  }
  return std::string_view::npos;
}

// Where a street begins in a piece that begins with a flat: "1er étage 1 place Foch", "Appt 12 12 rue Haute";
// its size where none does.
std::size_t street_behind_extra(const std::vector<Word>& words, std::string_view text) {
  if (!names_an_extra(words)) return text.size();
  std::size_t from = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!is_all_digits(words[i].folded)) continue;
    const std::size_t at = find_digits(text, words[i].folded, from);
    if (at == std::string_view::npos) break;
    if (at > 0 && find_street_type(words[i + 1].folded) != kNoStreetType) return at;
    from = at + words[i].folded.size();
  }
  return text.size();
}

// Adds a piece to the segments, or to the last one where that is only a number: "12, rue Pasteur".
void add_segment(std::size_t line, std::string_view text, std::vector<Segment>& segments) {
  text = trim_ascii(text);
  Segment segment{line, text, split_into_words(text)};
  if (segment.words.empty()) return;
  if (const std::size_t street = street_behind_extra(segment.words, text); street < text.size()) {
    segments.push_back({line, trim_ascii(text.substr(0, street)), split_into_words(text.substr(0, street))});
    return add_segment(line, text.substr(street), segments);
  }
  const bool follows_number =
      !segments.empty() && segments.back().line == line && is_only_a_number(segments.back().words);
  if (!follows_number) return segments.push_back(std::move(segment));
  Segment& last = segments.back();
  last.text = {last.text.data(), static_cast<std::size_t>(text.data() + text.size() - last.text.data())};
  last.words.insert(last.words.end(), segment.words.begin(), segment.words.end());
}

std::vector<Segment> split_segments(const std::vector<std::string_view>& lines) {
  std::vector<Segment> segments;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::string_view line = lines[i]; !line.empty();) {
      const std::size_t at = std::min(line.find_first_of(",;\n\r"), line.size());
      add_segment(i, line.substr(0, at), segments);
      line.remove_prefix(std::min(at + 1, line.size()));
    }
  }
  return segments;
}

// How much a segment looks like the one with the street.
int street_likeness(const Segment& segment) {
  if (names_an_extra(segment.words)) return 0;
  HouseNumber number;
  const std::size_t taken = take_number(segment.words, number);
  if (taken == segment.words.size()) return 1;
  const bool has_type = find_street_type(segment.words[taken].folded) != kNoStreetType;
  return 2 + (taken > 0 ? 2 : 0) + (has_type ? 1 : 0);
}

}  // namespace

bool names_an_extra(const std::vector<Word>& words) {
  if (words.empty()) return false;
  const std::string_view first = words[0].folded;
  if (has_word(kExtras, first)) return true;
  if (has_word(kBoxes, first)) return words.size() > 1 && is_all_digits(words[1].folded);
  return words.size() > 1 && has_word(" etage etg etages ", words[1].folded);
}

StreetLine split_street_lines(const std::vector<std::string_view>& lines, Reading reading) {
  StreetLine result;
  std::vector<Segment> segments = split_segments(lines);
  const auto best = std::max_element(
      segments.begin(), segments.end(),
      [](const Segment& one, const Segment& other) { return street_likeness(one) < street_likeness(other); });
  const bool has_street = best != segments.end() && street_likeness(*best) > 0;
  std::vector<Word> words = has_street ? best->words : std::vector<Word>{};
  for (auto segment = segments.begin(); segment != segments.end(); ++segment) {
    if (has_street && segment == best) continue;
    const bool is_behind =
        has_street && segment == best + 1 && segment->line == best->line && !names_an_extra(segment->words);
    result.may_go_on = result.may_go_on || is_behind;
    if (is_behind && reading == Reading::kAcrossCommas) {
      words.insert(words.end(), segment->words.begin(), segment->words.end());
    } else {
      result.extras.emplace_back(segment->text);
    }
  }
  const std::size_t taken = take_number(words, result.number);
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(taken));
  result.may_end_in_number = taken == 0 && ends_in_number(words);
  if (result.may_end_in_number && reading == Reading::kNumberLast) {
    split_number(words.back().folded, result.number);
    words.pop_back();
  }
  result.words = std::move(words);
  if (result.words.size() > 1) result.type = find_street_type(result.words[0].folded);
  return result;
}

}  // namespace guichet::french_address
