#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/form.hpp"
#include "guichet/result.hpp"
#include "json/json.hpp"
#include "rules/ruleset.hpp"

namespace guichet::form {

struct Field {
  const FieldDescription* description;
  bool is_required = false;
};

// A form as its site describes it. Without fields, every known token that is given is checked.
struct Form {
  std::string id;
  std::string country;  // ISO 3166 alpha-2, or empty
  std::optional<std::vector<Field>> fields;
  std::optional<rules::Ruleset> ruleset;
  std::string ruleset_hash;  // of what judges this form: the defaults and its own rules
};

struct CheckRequest {
  Form form;
  std::map<std::string, std::string, std::less<>> values;  // token -> text as typed
  std::string locale;
};

// Reads "values", each of a known field, into the request.
Result<bool> parse_values(const Json& request, CheckRequest& parsed);

// Reads {"v": 1, "op"?: "check", "form"?, "values", "locale"?, "now"?}.
Result<CheckRequest> parse_check_request(const Json& request);

// Reads {"id"?, "country"?, "locale"?, "fields"?: {token: {"required"?}}, "rules"?: a ruleset}.
Result<Form> parse_form(const Json& source, std::string_view pointer);

// An ISO 3166 alpha-2 code in upper case, by shape only.
bool is_country_code(std::string_view text);

}  // namespace guichet::form
