#pragma once

#include <string_view>

#include "guichet/match.hpp"
#include "json/json.hpp"

namespace guichet::rules {

// Compiles {"review"?, "ask"?, "same"?, "household_below"?}: from which certainty on an account is taken for
// somebody who has one already (see match::Bands, whose values stand for what is left out). Numbers with 0 <
// review <= ask <= same <= 1 and 0 <= household_below <= 1.
Result<match::Bands> compile_bands(const Json& source, std::string_view pointer);

}  // namespace guichet::rules
