#pragma once

#include <optional>
#include <string>

#include "phone/reading.hpp"

namespace guichet::phone {

// The number that was probably meant by a text which is no number in use in the form's country (or has no
// form's country to be read in): a country code without its plus or behind another country's 00, or a mobile
// number as a plausible country writes it. Nothing when it is not clear which. is_one_digit_off: a digit more
// or less would do as well, so only a number grouped as its country groups it counts, and a country code where
// the form's country would have written a 0.
std::optional<Reading> find_origin(const std::string& text, const std::string& country,
                                   bool is_one_digit_off);

enum class TrunkPrefix : std::uint8_t { kNone, kBracketed, kBare };

// Whether a valid number was typed with the prefix for calls within its country behind the country code:
// "+33 (0)6 12..." (bracketed), "+33 06 12...".
TrunkPrefix find_trunk_prefix(const Reading& reading, const std::string& text);

}  // namespace guichet::phone
