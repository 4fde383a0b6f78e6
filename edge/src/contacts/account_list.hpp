#pragma once

#include "json/json.hpp"
#include "store/account_filter.hpp"

namespace guichet::contacts {

// {"v": 1, "accounts": [{"id", "status", "created_at", "verified_at"}], "next"}: nothing that somebody typed.
store::Result<Json> account_list(store::Database& database, std::string_view tenant,
                                 const store::AccountFilter& filter, const Id& after, std::size_t limit);

// {"v": 1, "sources": [{"site", "form", "channel", "submissions", "confirmed", "accounts",
// "last_received"}]}: what came from where.
store::Result<Json> source_totals(store::Database& database, std::string_view tenant);

}  // namespace guichet::contacts
