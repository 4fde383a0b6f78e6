#pragma once

#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "store/transaction.hpp"

namespace guichet::people {

// What follows for people when a submission is confirmed and its account verified: links by score to other
// verified people are undone, for a score alone never joins two that are verified, and go to the review queue
// instead; consents to join that were waiting for this submission are carried out.
store::Status after_confirmation(store::Transaction& transaction, const crypto::Keys& keys,
                                 std::string_view tenant, const Id& account, const Id& submission,
                                 Millis now);

}  // namespace guichet::people
