#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "register/verdict.hpp"

namespace guichet::address_register {

// What a person who types may be about to write, the likeliest first; at most `limit`.

// Cities whose name, or whose postal code, begins with the text: in any case, with or without accents and
// hyphens, with st for saint; where none does, those whose names begin nearly so.
std::vector<RegisteredAddress> complete_city(const CityIndex& cities, std::string_view text,
                                             std::size_t limit);

// Streets of the cities that the postal code and the city stand for, of which each typed word begins one: "12
// r du mar" is 12 Rue du Marché. The number, when one is typed, is the typed one.
std::vector<RegisteredAddress> complete_street(const Sources& sources, std::string_view text,
                                               std::string_view postal_code, std::string_view city,
                                               std::size_t limit);

}  // namespace guichet::address_register
