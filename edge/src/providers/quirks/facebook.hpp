#pragma once

#include <string_view>

#include "json/json.hpp"
#include "login/provider.hpp"
#include "providers/quirk.hpp"

namespace guichet::login::facebook {

// "fields" of the Graph API, no more than the form has, and "appsecret_proof": HMAC-SHA-256 of the access
// token under the secret, in hexadecimal.
Pairs query(const Provider& provider, std::string_view access_token, const std::vector<std::string>& fields);

// id, first_name, last_name, name and email under the names of OpenID Connect. Nothing vouches for the
// address, and it may be missing.
Json merge(const Json& answer);

}  // namespace guichet::login::facebook
