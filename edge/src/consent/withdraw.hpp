#pragma once

#include <string>
#include <vector>

#include "consent/visit.hpp"
#include "crypto/keys.hpp"
#include "store/consents.hpp"

namespace guichet::consent {

struct Withdrawal {
  std::string tenant;
  Id account{};
  std::string site;     // empty: every site
  std::string purpose;  // empty: every purpose
  std::string via;      // "one_click", "preferences" or "backend"
  Visit visit;          // of the person; empty when a backend speaks for them
};

// Takes back what is confirmed and meant, each with its entry in the chain and an event. Gives what it was;
// nothing when all was withdrawn before.
store::Result<std::vector<store::Consent>> withdraw(store::Transaction& transaction, const crypto::Keys& keys,
                                                    const Withdrawal& withdrawal, Millis now);

}  // namespace guichet::consent
