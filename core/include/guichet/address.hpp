#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/finding.hpp"

namespace guichet {

// The form of postal addresses, country by country: Google's address metadata (CC-BY 4.0). A country is an
// ISO 3166 alpha-2 code in upper case, or AC, TA, XK. Nothing is known of any while the table "country" is
// missing (tables/tables.hpp), nor in a build without this part (guichet_address_unchecked).

// A field of an address form.
struct AddressField {
  std::string_view token;  // HTML autocomplete token
  std::string_view kind;  // what the country calls it when not by its ordinary name: "zip", "prefecture", ...
  bool is_required = false;  // without it, mail does not arrive
  bool is_upper = false;     // the country's post wants it in capitals
  int row = 0;               // from 1; the fields of a row stand side by side
};

struct AddressLayout {
  bool known = false;  // false: an unknown country, and the fields are those that most countries have
  std::vector<AddressField> fields;      // in the order in which the country writes them
  std::string_view postal_code_example;  // empty where there are none
};

// The fields of an address in that country: organization, name, address-line1 to -line3, address-level3 (a
// part of a city), address-level2 (city), address-level1 (region) and postal-code, those that the country
// has. Of two orders, that of the country's own script is for a page in a language that is written so (BCP
// 47: "ja", "zh-TW"), and the Latin one for every other page. The texts are views into the table.
AddressLayout address_layout(std::string_view country, std::string_view language = {});

// The codes of all countries, in their order.
std::vector<std::string_view> address_countries();

// Whether an address of the country needs the field; nothing when the country is not known.
enum class AddressNeed : std::uint8_t { kAbsent, kOptional, kRequired };
std::optional<AddressNeed> address_need(std::string_view country, std::string_view token);

struct PostalCodeReport {
  bool checked = false;  // false in a build without this part
  std::optional<std::string>
      normalized;  // as the country writes it; nothing when it does not look like one of its own
  std::vector<Finding> findings;
};

// Checks the shape of a postcode, typed in any case, with or without its spaces and hyphens, in full-width
// characters, or behind the country's letters ("B-1000"). It is not known which postcodes are in use. Where
// the country is not known or has none, everything is as it should be.
PostalCodeReport check_postal_code(std::string_view text, std::string_view country);

// An address in well-formed UTF-8; a part that is not given is empty.
struct Address {
  std::string name;
  std::string organization;
  std::vector<std::string> street;  // lines
  std::string dependent_locality;
  std::string city;
  std::string region;
  std::string postal_code;
};

// The lines of a label for mail within the country (abroad, the country's name follows as the last line). No
// line is empty; without a part, what would separate it goes too. Empty for an unknown country.
std::vector<std::string> address_label(const Address& address, std::string_view country);

}  // namespace guichet
