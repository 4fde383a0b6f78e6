#pragma once

#include "french_address/city_line.hpp"
#include "french_address/street_line.hpp"
#include "register/city_index.hpp"

namespace guichet::address_register {

struct AddressInput;

// An address with its parts told apart.
struct TypedAddress {
  french_address::StreetLine street;
  french_address::CityLine city;
};

// Puts each part where it belongs. Where the postal code or the city stand among the lines, they are looked
// for there: the code by its shape, the city behind it, behind a comma, or as the last words that are a
// commune's name.
TypedAddress split_address(const AddressInput& input, const CityIndex& cities,
                           french_address::Reading reading = french_address::Reading::kPlain);

}  // namespace guichet::address_register
