#pragma once

#include <vector>

#include "form/request.hpp"
#include "guichet/finding.hpp"
#include "guichet/rules.hpp"
#include "guichet/services.hpp"
#include "json/json.hpp"

namespace guichet::form {

// What the checks say of one submission, before it becomes JSON.
struct Report {
  Outcome outcome = Outcome::kAccept;
  std::vector<Finding> findings;
  Json values = Json::object();  // token -> what was understood
  std::string ruleset_hash;
};

Report check(const CheckRequest& request, const Services& services = {});

}  // namespace guichet::form
