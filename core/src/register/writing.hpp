#pragma once

#include <string>
#include <vector>

#include "register/lookup.hpp"
#include "register/typed_address.hpp"
#include "register/verdict.hpp"

namespace guichet::address_register {

// How the register writes a city; what is delivered by CEDEX keeps the code and the city that were typed.
RegisteredAddress write_city(const CityCandidate& city, const CommuneTable& communes,
                             const french_address::CityLine& typed);

// How it writes a street with its city, and the number as far as it is known.
RegisteredAddress write_address(const Hypothesis& one, const CommuneTable& communes,
                                const TypedAddress& typed);

// Adds what differs in more than case, accents and marks to the answer's changes.
void note_street_changes(const StreetCandidate& street, const TypedAddress& typed, AddressVerdict& answer);
void note_city_changes(const CityCandidate& city, const french_address::CityLine& typed,
                       AddressVerdict& answer);

// The numbers of the street that are nearest to the typed one, ascending.
std::vector<std::string> near_numbers(const StreetCandidate& street, std::uint32_t typed);

}  // namespace guichet::address_register
