#include "french_address/city_line.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/word_list.hpp"

namespace guichet::french_address {
namespace {

constexpr std::size_t kDigits = 5;

bool is_all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "32700", "32 700" and "F-32700"; what is too long or too short stays as a word.
std::string_view take_digits(const std::vector<Word>& words, std::size_t at, std::string& joined) {
  const std::string& word = words[at].folded;
  if (is_all_digits(word) && word.size() == kDigits) return joined = word;
  const bool is_parted = at + 1 < words.size() && word.size() == 2 && is_all_digits(word) &&
                         words[at + 1].folded.size() == 3 && is_all_digits(words[at + 1].folded);
  return is_parted ? joined = word + words[at + 1].folded : joined = {};
}

void take_postal_code(CityLine& line) {
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    std::string digits;
    if (take_digits(line.words, i, digits).empty()) continue;
    const std::size_t taken = line.words[i].folded.size() == kDigits ? 1 : 2;
    const bool has_prefix = i > 0 && line.words[i].before == '-' &&
                            (line.words[i - 1].folded == "f" || line.words[i - 1].folded == "fr");
    const auto first = line.words.begin() + static_cast<std::ptrdiff_t>(i - (has_prefix ? 1 : 0));
    line.words.erase(first, line.words.begin() + static_cast<std::ptrdiff_t>(i + taken));
    if (line.postal_code.empty()) line.postal_code = digits;
    return;
  }
}

std::string without_postal_code(std::string_view text) {
  const std::size_t at = find_postal_code(text);
  if (at == std::string_view::npos) return std::string(text);
  return std::string(text.substr(0, at)) + std::string(trim_ascii(text.substr(at + kDigits)));
}

// CEDEX and its number end the line.
void take_cedex(CityLine& line) {
  const auto cedex = std::find_if(line.words.begin(), line.words.end(),
                                  [](const Word& word) { return word.folded == "cedex"; });
  if (cedex == line.words.end()) return;
  line.is_cedex = true;
  line.words.erase(cedex, line.words.end());
}

// Paris 15, Lyon 3e arrondissement.
void take_district(CityLine& line) {
  const bool is_named =
      line.words.size() > 2 && has_word(" arr arrt arrdt arrondissement ", line.words.back().folded);
  if (is_named) line.words.pop_back();
  if (line.words.size() < 2 || line.words.back().kind != WordKind::kNumber) return;
  const std::string& word = line.words.back().folded;
  const std::string_view digits = std::string_view(word).substr(0, word.find_first_not_of("0123456789"));
  if (digits.empty() || digits.size() > 2) return;
  line.district = static_cast<std::uint8_t>(digits.size() == 1 ? digits[0] - '0'
                                                               : (digits[0] - '0') * 10 + digits[1] - '0');
  line.words.pop_back();
}

}  // namespace

CityLine split_city(std::string_view postal_code, std::string_view city) {
  CityLine line;
  line.words = split_into_words(postal_code);
  take_postal_code(line);
  std::vector<Word> words = split_into_words(city);
  line.words.insert(line.words.end(), words.begin(), words.end());
  line.text = without_postal_code(city.empty() ? postal_code : city);
  take_postal_code(line);
  take_cedex(line);
  take_district(line);
  line.words.erase(std::remove_if(line.words.begin(), line.words.end(),
                                  [](const Word& word) { return is_all_digits(word.folded); }),
                   line.words.end());
  const bool is_army = std::any_of(line.words.begin(), line.words.end(),
                                   [](const Word& word) { return word.folded == "armees"; });
  line.is_military = is_army && line.postal_code.rfind("00", 0) == 0;
  return line;
}

std::size_t find_postal_code(std::string_view text) {
  std::size_t found = std::string_view::npos;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    const bool starts_word = begin == 0 || !is_ascii_alphanumeric(text[begin - 1]);
    const bool ends_word = end == text.size() || !is_ascii_alphanumeric(text[end]);
    if (end - begin == kDigits && starts_word && ends_word) found = begin;
    begin = std::max(end, begin + 1);
  }
  return found;
}

}  // namespace guichet::french_address
