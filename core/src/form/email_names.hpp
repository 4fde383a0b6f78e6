#pragma once

#include "form/check.hpp"
#include "guichet/rules.hpp"

namespace guichet::form {

// Compares the e-mail address of a form with the names in it, when both were checked: adds to the report and to the
// facts for rules what the address tells of the names.
void check_email_names(const CheckRequest& request, Report& report, rules::Environment& environment);

}  // namespace guichet::form
