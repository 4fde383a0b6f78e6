#pragma once

#include <string_view>
#include <vector>

#include "json/json.hpp"

// What the quirks share.
namespace guichet::login {

bool has_field(const std::vector<std::string>& fields, std::string_view token);

// Copies a text under another name; anything else is left out.
void take_text(const Json& from, std::string_view name, Json& to, const char* claim);

// "id" as "sub": a text, or a whole number as GitHub has them.
void take_id(const Json& from, Json& to);

}  // namespace guichet::login
