#pragma once

#include <string>

#include "crypto/keys.hpp"
#include "json/json.hpp"
#include "store/transaction.hpp"

namespace guichet::consent {

// Everything that is kept of the holder of an account (GDPR articles 15 and 20): {"account", "values",
// "consents", "proofs": [{"entry", "fields"}], "sources", "logins": [{"provider", "issuer", "subject", "linked_at",
// "last_used_at"}]}. Nothing when there is no such account.
store::Result<std::optional<Json>> person_data(store::Database& database, const crypto::Keys& keys,
                                               std::string_view tenant, const Id& account);

// The same as a table of two columns (RFC 4180): where a value stands (RFC 6901), and the value. A value that
// a spreadsheet would take for a formula has an apostrophe in front.
std::string person_data_csv(const Json& data);

}  // namespace guichet::consent
