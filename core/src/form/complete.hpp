#pragma once

#include "guichet/result.hpp"
#include "guichet/services.hpp"
#include "json/json.hpp"

namespace guichet::form {

// Operation "complete": {"v": 1, "op": "complete", "field", "values", "limit"?} gives {"v": 1, "op", "field",
// "choices":
// [{"text", "values"}]}: how the value of that field may go on, for an address in France. field is
// address-line1, street-address, postal-code or address-level2; values are those of the form, the field's own
// among them; limit is 1 to 20, otherwise 8. text is what a person reads, values are what the fields become.
Result<Json> complete(const Json& request, const Services& services);

}  // namespace guichet::form
