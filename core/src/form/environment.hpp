#pragma once

#include "form/request.hpp"
#include "guichet/rules.hpp"

namespace guichet::form {

// The variables that rules may read: each field by its token, and what the checks found out about it.
const rules::Schema& rule_schema();

}  // namespace guichet::form
