#pragma once

#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "store/transaction.hpp"

namespace guichet::consent {

// Once a day, and when the chain has grown since: the signed head as event "proof.head", for whoever keeps it
// outside. True when it was told.
store::Result<bool> tell_head(store::Transaction& transaction, const crypto::Keys& keys,
                              std::string_view tenant, Millis now);

}  // namespace guichet::consent
