#pragma once

#include "guichet/result.hpp"
#include "json/json.hpp"

namespace guichet::form {

// Operation "format": {"v": 1, "op": "format", "field": "tel", "value", "country"?, "caret"} gives
// {"v": 1, "value", "caret"}: the number as its country writes it so far, with the caret behind the same
// digit. caret counts UTF-8 bytes and stands between characters.
Result<Json> format(const Json& request);

}  // namespace guichet::form
