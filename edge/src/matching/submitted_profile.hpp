#pragma once

#include <string_view>

#include "guichet/match.hpp"
#include "json/json.hpp"

namespace guichet::matching {

// What a submission says of the person, in the spelling in which it is compared. `values`: autocomplete token
// -> text as typed; `understood`: the "values" of the core's report, which is preferred where it is sure: the
// phone number in E.164, an address that the register knows. `country` (ISO 3166 alpha-2, or empty): the
// form's.
match::Profile submitted_profile(const Json& values, const Json& understood, std::string_view country);

}  // namespace guichet::matching
