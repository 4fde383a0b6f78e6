#pragma once

#include <string>

#include "register/street_search.hpp"

namespace guichet::address_register {

// Looks for the typed number among those of the street and notes how it was found, and what speaks against
// it.
void match_number(const french_address::HouseNumber& typed, StreetCandidate& candidate);

// A number as the register writes it, that which was found for a candidate, and the typed one: "13 bis";
// empty for none.
std::string write_number(const HouseNumberEntry& number, const Register& source);
std::string written_number(const StreetCandidate& candidate);
std::string typed_number(const french_address::HouseNumber& number);

}  // namespace guichet::address_register
