#pragma once

#include "json/json.hpp"
#include "store/consents.hpp"

namespace guichet::consent {

// {"site", "purpose", "state", "form", "text_hash", "confirmed_at", "changed_at", "proof": sequence}
Json consent_json(const store::Consent& consent);

// {"v": 1, "account", "consents": [consent_json()]}; nothing when there is no such account.
store::Result<std::optional<Json>> consents_view(store::Database& database, std::string_view tenant,
                                                 const Id& account);

}  // namespace guichet::consent
