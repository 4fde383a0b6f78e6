#pragma once

#include <string>

#include "crypto/keys.hpp"
#include "json/json.hpp"
#include "login/person.hpp"
#include "store/identities.hpp"

namespace guichet::identities {

// A row for a login of an account.
store::Identity new_identity(const crypto::Keys& keys, std::string_view tenant, const Id& account,
                             const login::Person& person, Millis now);

// [{"id", "provider", "linked_at", "last_used_at"}]: what a backend is told.
store::Result<Json> identities_json(store::Database& database, std::string_view tenant, const Id& account);

// [{"provider", "issuer", "subject", "linked_at", "last_used_at"}]: all that is kept, for the holder.
store::Result<Json> identities_data(store::Database& database, const crypto::Keys& keys,
                                    std::string_view tenant, const Id& account);

}  // namespace guichet::identities
