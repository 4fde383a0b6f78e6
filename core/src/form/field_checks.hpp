#pragma once

#include <string>
#include <string_view>

#include "form/check.hpp"
#include "guichet/rules.hpp"

namespace guichet::form {

// Checks one value, adds its findings and what was understood to the report, and its facts to the
// environment of the rules.
void check_field(const Field& field, std::string_view text, std::string_view country, Report& report,
                 rules::Environment& environment);

}  // namespace guichet::form
