#pragma once

#include <string>
#include <string_view>

#include "json/json.hpp"

namespace guichet::login {

// The claim at a pointer (RFC 6901; "~" is not used by ours), or nullptr.
const Json* find_claim(const Json& claims, std::string_view pointer);

// What a claim is worth as the value of a form's field: a text on one line of at most 256 bytes, trimmed,
// valid UTF-8, without control or direction characters. Empty for anything else: a field is filled rightly or
// not at all. A date of birth is a whole date (YYYY-MM-DD), a country two capital letters; lines of a street
// address are told apart.
std::string field_value(std::string_view field, const Json& claim);

}  // namespace guichet::login
