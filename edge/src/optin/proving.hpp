#pragma once

#include "consent/confirm.hpp"
#include "crypto/keys.hpp"
#include "signup/write_once.hpp"
#include "store/claims.hpp"
#include "store/submissions.hpp"
#include "store/transaction.hpp"

namespace guichet::optin {

// That an address is the one's who made a submission: by its mail, or by a login whose word is as good.
struct Proof {
  store::ClaimKey claim;
  Id account{};
  const store::Submission& submission;
  Bytes32 token_hash{};                        // of the mail's link
  std::optional<consent::ByLogin> login = {};  // instead of a mail
};

struct Proved {
  bool is_won = false;    // the address is the account's
  bool is_first = false;  // the account was not verified before
};

// The address becomes verified for its account, and the account takes the values of the submission, unless it
// was verified already when that submission came: then only the consents are added that it ticked. An account
// that becomes verified keeps nothing that anybody said of it before. When another account has proved the
// address in the meantime, that one keeps it, and nothing changes.
store::Result<Proved> prove(store::Transaction& transaction, const crypto::Keys& keys,
                            const signup::Policy& policy, const Proof& proof, Millis now);

}  // namespace guichet::optin
