#pragma once

#include <optional>

#include "json/json.hpp"
#include "people/person.hpp"
#include "store/accounts.hpp"

namespace guichet::people {

// What a trusted backend may know of an account, without a value that somebody typed: {"v": 1, "account":
// {"id", "status", "created_at", "verified_at"}, "person": {"accounts": [{"id", "status"}], "links": [{"id",
// "accounts", "reason", "certainty", "model_version", "since"}]}, "sources": [{"account", "site", "form",
// "locale", "channel", "first_received", "last_received", "count", "confirmed", "submissions"}], "pressure":
// {...}}. Sources and pressure are those of the whole person. Nothing when there is no such account.
store::Result<std::optional<Json>> account_view(store::Database& database, std::string_view tenant,
                                                const Id& account, Millis now);

// {"id", "status", "created_at", "verified_at"}
Json account_json(const store::Account& account);

// The sources of some accounts, account by account.
store::Result<Json> sources_json(store::Database& database, std::string_view tenant,
                                 const std::vector<Id>& accounts);

}  // namespace guichet::people
