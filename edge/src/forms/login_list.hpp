#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guichet/result.hpp"
#include "json/json.hpp"

namespace guichet::forms {

// Ids of providers that people may sign in with; nothing: all that there are.
using LoginList = std::optional<std::vector<std::string>>;

// Reads the form file's member "login": a list of at most 20 ids, none twice; empty for no sign-in at all.
// Whether there are such providers is not known here. Errors are those of the contract.
Result<LoginList> parse_login_list(const Json& json);

}  // namespace guichet::forms
