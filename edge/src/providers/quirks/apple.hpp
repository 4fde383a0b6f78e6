#pragma once

#include <string>
#include <string_view>

#include "common/clock.hpp"
#include "json/json.hpp"
#include "login/provider.hpp"

namespace guichet::login::apple {

// The client secret as a JWT (ES256, kid of the key, iss the team, sub the client, aud Apple). Apple takes
// one that is good for six months at most; this one is for five minutes.
std::string client_secret(const Provider& provider, Millis now);

// {"given_name", "family_name"} of {"name": {"firstName", "lastName"}, "email"}. The address is passed over:
// the browser could have written any there; the right one is in the ID token.
Json posted_user(std::string_view user_json);

// False only where the token says so, as a boolean or a text.
bool supports_nonce(const Json& claims);

}  // namespace guichet::login::apple
