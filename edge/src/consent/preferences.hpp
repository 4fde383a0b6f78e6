#pragma once

#include "consent/settings.hpp"
#include "json/json.hpp"
#include "store/transaction.hpp"

namespace guichet::consent {

// What the page of choices shows: {"sites": [{"name", "consents": [{"site", "purpose", "title", "text",
// "state", "is_confirmed"}]}], "has_consents", "has_confirmed", "logins": [{"id", "name", "since"}], "has_logins", "information",
// "has_information"}.
store::Result<Json> preferences_data(store::Database& database, const Settings& settings,
                                     std::string_view tenant, const Id& account, std::string_view locale);

}  // namespace guichet::consent
