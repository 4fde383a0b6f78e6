#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// Uses a challenge up. True for exactly one caller.
Result<bool> use_challenge(Transaction& transaction, std::string_view tenant, const Bytes32& hash,
                           Millis expires_at);

// Forgets challenges that expired before `before`, at most `limit`. Gives how many.
Result<std::int64_t> purge_used_challenges(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
