#pragma once

#include "crypto/keys.hpp"
#include "proof/chain.hpp"
#include "store/consents.hpp"

namespace guichet::consent {

struct End {
  std::string_view kind;  // proof::kWithdrawn or proof::kExpired
  std::string via;
  proof::Fields personal;
};

// Ends one consent: its row, its entry in the chain, and an event. Gives the row as it is now.
store::Result<store::Consent> end_consent(store::Transaction& transaction, const crypto::Keys& keys,
                                          store::Consent consent, const End& end, Millis now);

}  // namespace guichet::consent
