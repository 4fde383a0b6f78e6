#pragma once

#include "json/json.hpp"

namespace guichet::login::franceconnect {

// The claims with the first of the given names alone, where they are told apart ("given_name_array"):
// "given_name" holds all of them, and a form asks for the one somebody is called by. A birth name stays what
// it is.
Json merge(const Json& answer);

}  // namespace guichet::login::franceconnect
