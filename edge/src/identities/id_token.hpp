#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "identities/settings.hpp"
#include "json/json.hpp"
#include "store/sessions.hpp"

namespace guichet::identities {

// Our own ID token (OpenID Connect Core 2), ES256, for whoever is signed in by that session: iss, aud (the
// site), sub (the account), iat, exp, jti, sid, auth_time, idp (the provider), and email with email_verified
// when the account has a proved address. Empty when nobody is signed in by it.
store::Result<std::string> mint_id_token(store::Database& database, const crypto::Keys& keys,
                                         const Settings& settings, const store::Session& session, Millis now);

// The claims of an ID token of ours that has not expired and whose session has not ended; nothing for any
// other text.
store::Result<std::optional<Json>> verify_id_token(store::Database& database, const Settings& settings,
                                                   std::string_view tenant, std::string_view token,
                                                   Millis now);

// {"keys": [...]}: what others check our ID tokens with (RFC 7517).
Json public_keys(const Settings& settings);

}  // namespace guichet::identities
