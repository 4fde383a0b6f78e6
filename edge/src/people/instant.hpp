#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/clock.hpp"

namespace guichet::people {

// Reads a date and time with its offset (RFC 3339 section 5.6), between the years 1970 and 9999; fractions
// beyond milliseconds are cut.
std::optional<Millis> parse_instant(std::string_view text);

// "2026-11-23T10:00:00.000Z". At least 0.
std::string instant_text(Millis instant);

}  // namespace guichet::people
