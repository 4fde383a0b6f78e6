#include "register/typed_address.hpp"

#include <algorithm>

#include "register/verdict.hpp"
#include "text/ascii.hpp"

namespace guichet::address_register {
namespace {

constexpr std::size_t kMaxCityWords = 7;

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return is_ascii_letter(c) || !is_ascii(c); });
}

// "8 rue du Lac, 20117 Ajaccio": what stands from the code on is the city.
bool cut_at_postal_code(std::vector<std::string_view>& lines, std::string_view& city) {
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const std::size_t at = french_address::find_postal_code(*line);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = line->substr(at);
    if (at == 0 && !has_letters(rest.substr(5)) && lines.size() == 1) return false;
    city = rest;
    *line = line->substr(0, at);
    return true;
  }
  return false;
}

// "8 rue du Lac Ajaccio": the last words, as many as a commune's name has.
bool cut_at_city_name(std::vector<std::string_view>& lines, const CityIndex& cities, std::string_view& city) {
  if (lines.empty()) return false;
  std::string_view& line = lines.back();
  std::size_t found = std::string_view::npos;
  std::size_t words = 0;
  for (std::size_t at = line.size(); at-- > 0 && words < kMaxCityWords;) {
    const bool starts_word = is_ascii_alphanumeric(line[at]) || !is_ascii(line[at]);
    const bool is_border = at == 0 || line[at - 1] == ' ' || line[at - 1] == ',';
    if (!starts_word || !is_border) continue;
    ++words;
    if (at == 0 && lines.size() == 1) break;  // then nothing is left for the street
    if (cities.has_name(line.substr(at))) found = at;
  }
  if (found == std::string_view::npos) return false;
  city = line.substr(found);
  line = line.substr(0, found);
  return true;
}

bool cut_at_comma(std::vector<std::string_view>& lines, std::string_view& city) {
  if (lines.empty()) return false;
  const std::size_t at = lines.back().rfind(',');
  if (at == std::string_view::npos ||
      french_address::names_an_extra(french_address::split_into_words(lines.back().substr(at))))
    return false;
  if (!has_letters(lines.back().substr(0, at))) return false;  // "8, rue du Lac"
  city = lines.back().substr(at + 1);
  lines.back() = lines.back().substr(0, at);
  return true;
}

// The last line of an address that is written from abroad.
bool names_the_country(std::string_view line) {
  const auto words = french_address::split_into_words(line);
  return words.size() == 1 && words[0].folded == "france";
}

}  // namespace

TypedAddress split_address(const AddressInput& input, const CityIndex& cities,
                           french_address::Reading reading) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : input.lines) {
    if (!trim_ascii(line).empty() && !names_the_country(line)) lines.push_back(trim_ascii(line));
  }
  TypedAddress typed;
  typed.city = french_address::split_city(input.postal_code, input.city);
  std::string_view city;
  const bool has_code = !typed.city.postal_code.empty();
  const bool has_name = !typed.city.words.empty();
  bool is_cut = !has_code && cut_at_postal_code(lines, city);
  if (!is_cut && !has_code && !has_name)
    is_cut = cut_at_city_name(lines, cities, city) || cut_at_comma(lines, city);
  if (is_cut) typed.city = french_address::split_city(city, has_name ? input.city : std::string_view{});
  typed.street = french_address::split_street_lines(lines, reading);
  return typed;
}

}  // namespace guichet::address_register
