#pragma once

#include <vector>

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// A login at a provider that leads to an account.
struct Identity {
  std::string tenant;
  Id id{};
  Bytes32 identity_ix{};  // of issuer and subject
  Id account{};
  std::string provider;  // its id in the configuration
  Bytes subject_sealed;
  Millis linked_at = 0;
  Millis last_used_at = 0;
};

// kConstraint when the login leads to an account already, or there is no such account.
Status insert_identity(Transaction& transaction, const Identity& identity);

Result<std::optional<Identity>> find_identity(Database& database, std::string_view tenant,
                                              const Bytes32& identity_ix);

// Those of an account, the first linked first.
Result<std::vector<Identity>> find_identities(Database& database, std::string_view tenant, const Id& account);

Status note_identity_used(Transaction& transaction, std::string_view tenant, const Id& id, Millis now);

// Gives how many went: none when the account has no such identity.
Result<std::int64_t> remove_identity(Transaction& transaction, std::string_view tenant, const Id& account,
                                     const Id& id);
Result<std::int64_t> remove_identities(Transaction& transaction, std::string_view tenant, const Id& account);

}  // namespace guichet::store
