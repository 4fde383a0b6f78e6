#pragma once

#include <string_view>

#include "guichet/match.hpp"

namespace guichet::match {

// Reads 1980-12-31, 19801231, 31/12/1980, 31.12.1980, 12/31/1980 (where only that is a date) and a time
// behind any of them. Unknown for anything else, and for what is no day of the calendar.
BirthDate parse_birth_date(std::string_view text);

}  // namespace guichet::match
