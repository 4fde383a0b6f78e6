#pragma once

#include "json/json.hpp"
#include "providers/quirk.hpp"

namespace guichet::login::github {

Pairs headers();

// "/user", and "/user/emails" when the form asks for the address.
std::vector<std::string> urls(const std::string& user, const std::vector<std::string>& fields);

// The id of the user, a number, as "sub". The address that is primary and verified; without one, the primary
// address as unverified. The public address of the profile is passed over: nothing says that it was verified.
Json merge(const std::vector<Json>& answers);

}  // namespace guichet::login::github
