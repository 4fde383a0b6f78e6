#pragma once

#include "guichet/result.hpp"
#include "json/json.hpp"

namespace guichet::form {

// Operation "address_layout": {"v": 1, "op": "address_layout", "country"?, "locale"?} gives {"v": 1, "op",
// "country", "known", "completes"?, "fields": [{"field", "label", "row", "required", "upper", "example"?}]}: what an
// address form of that country asks for, in its order. completes is true where operation "complete" knows its places,
// given the tables. label is a key of core/messages. known is false for a
// country that is not known: the fields are then those that most countries have, or none where the core knows
// no addresses. Without a country, the answer has the codes of all that are known as "countries".
Result<Json> answer_address_layout(const Json& request);

}  // namespace guichet::form
