#pragma once

#include <vector>

#include "form/check.hpp"

namespace guichet::form {

// Checks what takes both name fields: where a form asks for given-name and family-name and neither has a
// finding of its own that the person should see, the two are held against each other.
void check_name_fields(const CheckRequest& request, const std::vector<Field>& fields, Report& report);

}  // namespace guichet::form
