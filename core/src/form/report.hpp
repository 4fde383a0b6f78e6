#pragma once

#include "form/check.hpp"
#include "json/json.hpp"

namespace guichet::form {

// The report as the contract writes it: {"v", "outcome", "findings", "values", "versions"}.
Json report_to_json(Report report);

}  // namespace guichet::form
