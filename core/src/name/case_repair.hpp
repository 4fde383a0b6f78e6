#pragma once

#include <string>
#include <string_view>

#include "guichet/name.hpp"

namespace guichet {

// A name that was typed all in capitals or all in small letters, as its people write it: "JEAN-PIERRE DE LA
// TOUR" gives "Jean-Pierre de La Tour". Every name with both kinds of letters, with fewer than two letters,
// or in a script without them, stays as typed, and so does what cannot be known: Greek capitals (they have
// lost their accents), names with Turkish letters and an I (its small letter depends on the language), and
// short words without a vowel, which may be initials ("JP"). Repairing twice changes nothing. Takes
// well-formed UTF-8 with single spaces.
std::string repair_case(std::string_view name, const NameContext& context);

// Whether the text has two capitals or more, and no small letter.
bool is_all_capitals(std::string_view text);

}  // namespace guichet
