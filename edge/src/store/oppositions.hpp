#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// Notes that the owner of an address asked to be forgotten; saying it again renews the date.
Status put_opposition(Transaction& transaction, std::string_view tenant, const Bytes32& fingerprint,
                      Millis now);

Result<bool> is_opposed(Database& database, std::string_view tenant, const Bytes32& fingerprint);

// The owner came back. False when they were not on the list.
Result<bool> remove_opposition(Transaction& transaction, std::string_view tenant, const Bytes32& fingerprint);

// Removes oppositions older than `before`, at most `limit`. Gives how many.
Result<std::int64_t> purge_oppositions(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
