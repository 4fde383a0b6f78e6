#pragma once

#include <optional>
#include <string>

#include "crypto/keys.hpp"
#include "signup/write_once.hpp"
#include "store/submissions.hpp"
#include "store/transaction.hpp"

namespace guichet::consent {

// Who signed in where, when that is what confirms.
struct ByLogin {
  std::string provider;  // its id
  std::string issuer;
  std::string subject;
  Millis signed_in_at = 0;
};

// A link or a code that was used, or a login that speaks for the address.
struct Confirmation {
  std::string tenant;
  Id account{};
  Id submission{};
  Bytes32 token_hash{};  // not looked at for a login
  Bytes32 address_ix{};  // of the address that was proved
  std::optional<ByLogin> login = {};
};

// Everything the submission ticked is confirmed from now on, for that account, site and form and in the words
// that were shown, with its entry in the chain of proofs and an event each, in the transaction that uses the
// link up. Other consents of the account stay as they are. The owner of the address is no longer on the list
// of oppositions, and gets a receipt when the settings say so. The only way there is for a consent to become
// confirmed.
store::Status confirm(store::Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
                      const Confirmation& confirmation, Millis now);

// Whether the submission came when its account was verified already: then it may add consents, and nothing
// else.
store::Result<bool> only_adds(store::Database& database, const store::Submission& submission);

}  // namespace guichet::consent
