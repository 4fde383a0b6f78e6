#pragma once

#include "json/json.hpp"
#include "providers/quirk.hpp"

namespace guichet::login::x {

// "user.fields=confirmed_email" when the form asks for the address.
Pairs query(const std::vector<std::string>& fields);

// What lies in "data", under the names of OpenID Connect.
Json merge(const Json& answer);

}  // namespace guichet::login::x
