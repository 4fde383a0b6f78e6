#pragma once

#include <string_view>

#include "json/json.hpp"
#include "login/person.hpp"
#include "login/provider.hpp"

namespace guichet::login {

// What a usable address is worth, by the claims of the document it stands in. "email_verified" that is false,
// "false", absent, null or a number is unverified; so is everything at a provider whose word is worth nothing
// (nOAuth).
MailTrust judge_mail(const Provider& provider, const Json& claims, std::string_view address);

}  // namespace guichet::login
