#pragma once

#include "register/verdict.hpp"

namespace guichet::address_register {

// What is to be thought of a postal code and a city, from the communes that may be meant: the cheapest first.
// Fills in all of the answer but its extras.
void judge_city(const std::vector<CityCandidate>& cities, const CommuneTable& communes,
                const french_address::CityLine& typed, AddressVerdict& answer);

}  // namespace guichet::address_register
