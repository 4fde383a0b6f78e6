#pragma once

#include <vector>

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// A browser that came back from a provider.
struct Session {
  Bytes32 hash{};  // of the value of its cookie
  std::string tenant;
  Id id{};  // what others may know it by
  std::string site;
  std::string provider;
  Bytes32 identity_ix{};
  std::optional<Bytes32> upstream_ix;  // of the provider's own session
  std::optional<Id> account;           // nothing: known again, and not signed in
  std::optional<Bytes> hint_sealed;
  Millis signed_in_at = 0;
  Millis expires_at = 0;
};

Status insert_session(Transaction& transaction, const Session& session);

// Those that have expired are not found.
Result<std::optional<Session>> find_session(Database& database, std::string_view tenant, const Bytes32& hash,
                                            Millis now);
Result<std::optional<Session>> find_session_by_id(Database& database, std::string_view tenant, const Id& id,
                                                  Millis now);

// Those of a login at a provider, of a session there, and of an account.
Result<std::vector<Session>> find_sessions_of_identity(Database& database, std::string_view tenant,
                                                       const Bytes32& identity_ix);
Result<std::vector<Session>> find_sessions_upstream(Database& database, std::string_view tenant,
                                                    const Bytes32& upstream_ix);
Result<std::vector<Session>> find_sessions_of_account(Database& database, std::string_view tenant,
                                                      const Id& account);

// From now on the browser is signed in.
Status sign_in_session(Transaction& transaction, const Bytes32& hash, const Id& account);

Status remove_session(Transaction& transaction, const Bytes32& hash);

Result<std::int64_t> purge_sessions(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
