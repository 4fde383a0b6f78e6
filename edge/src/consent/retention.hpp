#pragma once

#include "crypto/keys.hpp"
#include "signup/write_once.hpp"
#include "store/transaction.hpp"

namespace guichet::consent {

// What the clocks ask for, at most `limit` of each kind: people who were not heard from are asked one month
// before the end whether they are still interested; then their consents expire, and accounts that have
// nothing else are erased; requests that nobody confirmed and oppositions that are old enough go. Gives how
// much there was to do.
store::Result<std::int64_t> keep_clocks(store::Transaction& transaction, const crypto::Keys& keys,
                                        const signup::Policy& policy, Millis now, std::int64_t limit);

}  // namespace guichet::consent
