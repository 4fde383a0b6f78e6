#pragma once

#include <string>
#include <vector>

#include "http/task.hpp"
#include "login/sign_in.hpp"

namespace guichet::login {

// Asks a provider who somebody is (OpenID Connect Core 5.3), with an access token. Signed answers are verified. With the
// subject of the ID token, that of the answer must be equal (5.3.2); it is empty of OAuth 2.0.
http::Task<Expected<Json, Failure>> ask_userinfo(Surroundings surroundings, const Provider& provider,
                                                 const Metadata& metadata, std::string access_token,
                                                 std::vector<std::string> fields, std::string subject);

}  // namespace guichet::login
