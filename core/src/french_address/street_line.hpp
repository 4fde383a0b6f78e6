#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "french_address/street_type.hpp"
#include "french_address/word.hpp"

namespace guichet::french_address {

// A house number: 30, 30 bis, 30 B; 10/12 is looked up as 10 and kept as it is.
struct HouseNumber {
  std::uint32_t value = 0;  // 0: none
  std::string suffix;       // folded: "bis", "b"; empty for none
  std::string range_end;    // "12" of 10/12
};

// What the lines of an address say, with the number, the type and the name of the street told apart.
struct StreetLine {
  HouseNumber number;
  StreetType type = kNoStreetType;
  std::vector<Word> words;          // the name of the street, with the word of its type if it has one
  bool may_go_on = false;           // behind a comma stands what may be a part of the name
  bool may_end_in_number = false;   // no number stands before the street, but one behind it
  std::vector<std::string> extras;  // what names the flat, the building, the letter box: as typed
};

// How lines are read where they may mean more than one thing.
enum class Reading : std::uint8_t {
  kPlain,
  kAcrossCommas,  // "Rue Antoine, Émile et Zoé": what stands behind a comma and names no flat is a part of
                  // the name
  kNumberLast,    // "Rue Haute 12"
};

// Splits the lines address-line1 to 3, or a free text with line ends: UTF-8, of any length. Nothing typed is
// dropped: what is not the street is in `extras`.
StreetLine split_street_lines(const std::vector<std::string_view>& lines, Reading reading = Reading::kPlain);

// Whether the words begin with what names a flat, a building, a letter box, or the person who lives there.
bool names_an_extra(const std::vector<Word>& words);

}  // namespace guichet::french_address
