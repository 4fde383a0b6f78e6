#pragma once

#include <optional>
#include <string>

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

struct LoginTransaction {
  std::string tenant;
  Bytes32 state_hash{};
  std::string provider;
  Bytes32 browser_hash{};
  Bytes content_sealed;
  Millis created_at = 0;
  Millis expires_at = 0;
  std::optional<Millis> used_at = {};
};

Status insert_login_transaction(Transaction& transaction, const LoginTransaction& row);

Result<std::optional<LoginTransaction>> find_login_transaction(Database& database, std::string_view tenant,
                                                               const Bytes32& state_hash);

// The newest one of a browser and a provider that still waits.
Result<std::optional<LoginTransaction>> find_waiting_login(Database& database, std::string_view tenant,
                                                           std::string_view provider, const Bytes32& browser_hash,
                                                           Millis now);

// True the first time.
Result<bool> use_login_transaction(Transaction& transaction, std::string_view tenant, const Bytes32& state_hash,
                                   Millis now);

// Removes rows that expired before `before`, at most `limit`. Gives how many.
Result<std::int64_t> purge_login_transactions(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
