#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guichet::phone {

// The countries whose people often fill in a form of this one: those that share a land border or a language
// with it. Empty for a country that is not in the table.
std::vector<std::string> plausible_countries(std::string_view country);

// The same of two.
bool is_plausible(std::string_view country, std::string_view other);

}  // namespace guichet::phone
