#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/clock.hpp"
#include "common/instant_text.hpp"

namespace guichet::people {

// Reads a date and time with its offset (RFC 3339 section 5.6), between the years 1970 and 9999; fractions
// beyond milliseconds are cut.
std::optional<Millis> parse_instant(std::string_view text);

using guichet::instant_text;

}  // namespace guichet::people
