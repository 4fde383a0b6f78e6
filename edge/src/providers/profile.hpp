#pragma once

#include "json/json.hpp"
#include "login/person.hpp"
#include "login/provider.hpp"

namespace guichet::login {

// Who somebody is, from what was verified: the claims of the ID token (an empty object at OAuth 2.0), and of
// userinfo as merge_userinfo() gives them, together with posted_user() at Apple. What stands in both is taken
// from the ID token. Malformed addresses and values that fit no field are left out; the sign-in itself goes
// on without them. An empty subject means that the answer names nobody: refuse it.
Person make_person(const Provider& provider, const Json& id_token_claims, const Json& userinfo);

}  // namespace guichet::login
