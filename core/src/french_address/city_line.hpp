#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "french_address/word.hpp"

namespace guichet::french_address {

// The last line of an address: "75015 Paris CEDEX 15".
struct CityLine {
  std::string postal_code;    // five digits as typed; empty for none
  std::vector<Word> words;    // the name of the city
  std::string text;           // the name and CEDEX as typed, without the postal code
  bool is_cedex = false;      // delivered by CEDEX: neither code nor city may be rewritten
  bool is_military = false;   // of the armed forces (00xxx ARMEES): not in any register
  std::uint8_t district = 0;  // of Paris 15, Lyon 3e
};

// From the postal code and the city, each of which may hold both: UTF-8.
CityLine split_city(std::string_view postal_code, std::string_view city);

// The last words of a free line that look like a postal code and what follows it; npos where there is none.
std::size_t find_postal_code(std::string_view text);

}  // namespace guichet::french_address
