#include "address/postal_spelling.hpp"

#include <algorithm>
#include <iterator>

#include "text/ascii.hpp"
#include "text/split.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet::address {
namespace {

constexpr char32_t kPostalMark = 0x3012;

bool is_within(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

bool is_space(char32_t c) {
  return is_within(c, '\t', '\r') || c == ' ' || c == 0xA0 || is_within(c, 0x2000, 0x200A) || c == 0x202F ||
         c == 0x3000;
}

// Of dashes, also the long vowel mark that lies beside the digits on Japanese keyboards.
bool is_dash(char32_t c) { return is_within(c, 0x2010, 0x2015) || c == 0x2212 || c == 0x30FC; }

char32_t to_plain(char32_t c) {
  if (is_within(c, 0xFF01, 0xFF5E)) c -= 0xFF01 - '!';
  if (is_within(c, 0x0660, 0x0669)) c -= 0x0660 - '0';
  if (is_within(c, 0x06F0, 0x06F9)) c -= 0x06F0 - '0';
  if (is_space(c)) return ' ';
  if (is_dash(c)) return '-';
  return is_within(c, 'a', 'z') ? c - 32 : c;
}

std::string compact(std::string_view text) {
  std::string kept;
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
               [](char c) { return is_ascii_alphanumeric(c); });
  return kept;
}

// The characters between the separators of an example, counted from its end, for postcodes are longer in
// front.
std::string separate_like(std::string_view example, std::string_view letters) {
  std::string reversed;
  auto next = letters.rbegin();
  for (auto wanted = example.rbegin(); wanted != example.rend() && next != letters.rend(); ++wanted) {
    reversed += is_ascii_alphanumeric(*wanted) ? *next++ : *wanted;
  }
  reversed.append(next, letters.rend());
  return {reversed.rbegin(), reversed.rend()};
}

void add_spellings(const std::string& typed, const CountryRules& rules, std::vector<std::string>& spellings) {
  const std::string letters = compact(typed);
  std::string_view examples = rules.postal_examples;
  while (!examples.empty()) spellings.push_back(separate_like(take_until(examples, ","), letters));
  spellings.push_back(typed);
  spellings.push_back(letters);
}

// Letters of the country in front of a number: its ISO code, or that of its cars, which begins alike (B, F,
// FIN).
std::string without_country(const std::string& typed, const CountryRules& rules) {
  const std::size_t digit = std::min(typed.find_first_of("0123456789"), typed.size());
  const std::string front = compact(typed.substr(0, digit));
  const bool is_country = !front.empty() && front.size() <= 3 && front[0] == rules.code[0];
  return is_country ? typed.substr(digit) : std::string();
}

struct LookAlike {
  char letter;
  char digit;
};
constexpr LookAlike kLookAlikes[] = {{'O', '0'}, {'I', '1'}, {'L', '1'}, {'S', '5'}, {'B', '8'}};

}  // namespace

std::string tidy_postal_code(std::string_view text) {
  std::string tidy;
  while (!text.empty()) {
    const DecodedCharacter next = next_character(text);
    text.remove_prefix(next.length);
    const char32_t c = to_plain(next.code_point);
    const bool is_repeated_space = c == ' ' && (tidy.empty() || tidy.back() == ' ');
    if (!is_repeated_space && !is_invisible(c) && c != kPostalMark) append_utf8(tidy, c);
  }
  return std::string(trim_ascii(tidy));
}

std::vector<std::string> look_alike_postal_codes(const std::string& tidy) {
  std::vector<std::string> changed;
  std::string digits = tidy;
  for (std::size_t at = 0; at < tidy.size(); ++at) {
    for (const auto& [letter, digit] : kLookAlikes) {
      if (tidy[at] != letter && tidy[at] != digit) continue;
      changed.push_back(tidy);
      changed.back()[at] = tidy[at] == letter ? digit : letter;
      digits[at] = digit;
    }
  }
  changed.push_back(digits);
  return changed;
}

std::vector<std::string> postal_spellings(const std::string& tidy, const CountryRules& rules) {
  std::vector<std::string> spellings;
  add_spellings(tidy, rules, spellings);
  const std::string rest = without_country(tidy, rules);
  if (!rest.empty()) add_spellings(rest, rules, spellings);
  if (rules.postal_examples.substr(0, 2) == rules.code)
    add_spellings(std::string(rules.code) + tidy, rules, spellings);
  return spellings;
}

}  // namespace guichet::address
