#pragma once

#include <string>

#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "store/transaction.hpp"

namespace guichet::consent {

struct Erasure {
  std::string tenant;
  Id account{};
  std::string via;  // "preferences", "backend" or "retention"
  bool opposes =
      false;  // the person asked for it: a fingerprint of the address stays on the list of oppositions
};

// Removes an account and all that is personal with it, the key of its proofs included: the chain still
// verifies, and what it says of the person can be held against nothing any more. Leaves an entry in the
// chain, an event, and the fingerprint. False when there is no such account.
store::Result<bool> erase(store::Transaction& transaction, const crypto::Keys& keys, const Erasure& erasure,
                          Millis now);

}  // namespace guichet::consent
