#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "address/country_rules.hpp"

namespace guichet::address {

// A postcode as typed, in plain capitals: full-width characters, digits of other scripts, spaces and dashes
// of all kinds as ASCII, runs of spaces as one, invisible characters and the postal mark 〒 left out.
std::string tidy_postal_code(std::string_view text);

// The spellings in which a tidied postcode may be one of that country, the best first: separated as the
// country's examples are, as typed, with no separators; and the same without the country's letters in front
// ("B-1000"), or with them where all of its postcodes begin so ("LV-1010").
std::vector<std::string> postal_spellings(const std::string& tidy, const CountryRules& rules);

// The postcode with one character as the one that it looks like (O for 0, I and L for 1, S for 5, B for 8),
// each way and at each place; and with all such letters as digits.
std::vector<std::string> look_alike_postal_codes(const std::string& tidy);

}  // namespace guichet::address
