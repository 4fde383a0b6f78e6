#pragma once

#include <string_view>
#include <vector>

namespace guichet::address {

// A line of the table that core/data/generate_country_table.py writes, column by column. Fields are letters:
// N name, O organization, A street, D part of a city, C city, S region, Z postcode, X sorting code.
struct CountryRules {
  std::string_view code;
  std::string_view format;  // %N%n%O%n%A%n%Z %C: fields, %n for a new line, and what stands between them
  std::string_view latin_format;     // for Latin letters, where it differs
  std::string_view required;         // letters
  std::string_view upper;            // letters of what is written in capitals
  std::string_view postal_pattern;   // a regular expression for the whole postcode, or empty
  std::string_view postal_examples;  // one of each shape, between commas
  std::string_view postal_kind;      // what the fields are called, empty for their ordinary names
  std::string_view city_kind;
  std::string_view region_kind;
  std::string_view dependent_locality_kind;
};

// All countries, over a table's bytes, which must stay.
class CountryTable {
 public:
  explicit CountryTable(std::string_view bytes);

  // nullptr when the country is not known.
  const CountryRules* find(std::string_view code) const;
  const std::vector<CountryRules>& all() const { return rules_; }

 private:
  std::vector<CountryRules> rules_;
};

// The table of this build, nullptr when it is missing; and its rules for a country, nullptr also when it has
// none.
const CountryTable* country_table();
const CountryRules* find_country(std::string_view code);

}  // namespace guichet::address
