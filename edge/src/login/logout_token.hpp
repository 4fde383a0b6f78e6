#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.hpp"

namespace guichet::login {

// Whose sessions a provider ends (OpenID Connect Back-Channel Logout 1.0 section 2.4).
struct LogoutToken {
  std::string subject;  // one of the two may be empty
  std::string session;
  std::string id;       // "jti": a token is used once
  std::int64_t expires = 0;
};

// Checks the claims of a logout token whose signature is good, at `now` in seconds. Why it is refused goes to `refusal`,
// such as "logout_token.with_nonce".
std::optional<LogoutToken> read_logout_token(const Json& header, const Json& claims,
                                             const std::vector<std::string>& issuers, std::string_view client_id,
                                             std::int64_t now, std::string_view& refusal);

}  // namespace guichet::login
