#pragma once

#include <cstdint>
#include <string_view>

namespace guichet::french_address {

// What kind of way a street is: rue, avenue, chemin... 0 is none.
using StreetType = std::uint8_t;
inline constexpr StreetType kNoStreetType = 0;

// The type that a folded word stands for, in full or abbreviated ("bd", "allees"); kNoStreetType for every
// other.
StreetType find_street_type(std::string_view folded);

// The type in full, folded: "boulevard".
std::string_view street_type_name(StreetType type);

// The abbreviation of NF Z10-011 in capitals, "BD"; the name in capitals where it has none.
std::string_view street_type_abbreviation(StreetType type);

}  // namespace guichet::french_address
