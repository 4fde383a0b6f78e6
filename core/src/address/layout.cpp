#include <algorithm>
#include <iterator>

#include "address/country_rules.hpp"
#include "address/format.hpp"
#include "guichet/address.hpp"
#include "text/ascii.hpp"

namespace guichet {
namespace {

using namespace address;

// What most countries have, and nothing of it required: a page that does not know the country asks for
// nothing.
constexpr CountryRules kNeutral{"", "%O%n%N%n%A%n%Z %C%n%S", "", "", "", "", "", "", "", "", ""};

// Languages that are not written in Latin letters, of the countries that have a second format.
constexpr std::string_view kOwnScript[] = {"ar", "hy", "ja", "ko", "ru", "th", "uk", "zh"};

constexpr std::string_view kStreetTokens[] = {"address-line1", "address-line2", "address-line3"};

bool has(std::string_view letters, char letter) { return letters.find(letter) != std::string_view::npos; }

// Empty for X: a sorting code (CEDEX) is typed behind the city, and HTML has no token for it.
std::string_view token_of(char letter) {
  switch (letter) {
    case 'N':
      return "name";
    case 'O':
      return "organization";
    case 'A':
      return kStreetTokens[0];
    case 'D':
      return "address-level3";
    case 'C':
      return "address-level2";
    case 'S':
      return "address-level1";
    case 'Z':
      return "postal-code";
    default:
      return {};
  }
}

char letter_of(std::string_view token) {
  for (const char letter : {'N', 'O', 'A', 'D', 'C', 'S', 'Z'}) {
    if (token_of(letter) == token) return letter;
  }
  return token == "street-address" ? 'A' : '\0';
}

std::string_view kind_of(const CountryRules& rules, char letter) {
  switch (letter) {
    case 'D':
      return rules.dependent_locality_kind;
    case 'C':
      return rules.city_kind;
    case 'S':
      return rules.region_kind;
    case 'Z':
      return rules.postal_kind;
    default:
      return {};
  }
}

bool is_in_own_script(std::string_view language) {
  const std::string primary = to_ascii_lower(language.substr(0, language.find('-')));
  return std::find(std::begin(kOwnScript), std::end(kOwnScript), primary) != std::end(kOwnScript);
}

AddressField describe(const CountryRules& rules, char letter, int row) {
  return {token_of(letter), kind_of(rules, letter), has(rules.required, letter), has(rules.upper, letter),
          row};
}

// Every line of the street is a row of its own; only the first is required. Says which row comes next.
int add_street(const CountryRules& rules, int row, std::vector<AddressField>& fields) {
  AddressField field = describe(rules, 'A', row);
  for (const std::string_view token : kStreetTokens) {
    field.token = token;
    fields.push_back(field);
    field.is_required = false;
    ++field.row;
  }
  return field.row;
}

std::vector<AddressField> read_fields(const CountryRules& rules, std::string_view format) {
  std::vector<AddressField> fields;
  int row = 1;
  while (const auto piece = take_piece(format)) {
    const int last = fields.empty() ? 0 : fields.back().row;
    if (piece->kind == FormatPiece::Kind::kNewLine) row = last + 1;
    if (piece->kind != FormatPiece::Kind::kField || token_of(piece->field).empty()) continue;
    if (piece->field == 'A') {
      row = add_street(rules, last + 1, fields);
    } else {
      fields.push_back(describe(rules, piece->field, row));
    }
  }
  return fields;
}

}  // namespace

AddressLayout address_layout(std::string_view country, std::string_view language) {
  const CountryRules* known = find_country(country);
  const CountryRules& rules = known == nullptr ? kNeutral : *known;
  const bool is_latin = !rules.latin_format.empty() && !is_in_own_script(language);
  const std::string_view examples = rules.postal_examples;
  return {known != nullptr, read_fields(rules, is_latin ? rules.latin_format : rules.format),
          examples.substr(0, examples.find(','))};
}

std::vector<std::string_view> address_countries() {
  std::vector<std::string_view> codes;
  if (const CountryTable* table = country_table()) {
    for (const CountryRules& rules : table->all()) codes.push_back(rules.code);
  }
  return codes;
}

std::optional<AddressNeed> address_need(std::string_view country, std::string_view token) {
  const CountryRules* rules = find_country(country);
  const char letter = letter_of(token);
  if (rules == nullptr || letter == 0) return std::nullopt;
  if (has(rules->required, letter)) return AddressNeed::kRequired;
  const bool is_there = rules->format.find(std::string{'%', letter}) != std::string_view::npos;
  return is_there ? AddressNeed::kOptional : AddressNeed::kAbsent;
}

}  // namespace guichet
