#pragma once

#include <string>

#include "crypto/keys.hpp"
#include "identities/settings.hpp"
#include "identities/ticket.hpp"
#include "store/transaction.hpp"

namespace guichet::identities {

// Which browser proves a mailbox.
struct Browser {
  std::string session;   // the value of its session cookie; may be empty
  bool is_page = false;  // it typed the code into the page that sent the submission
};

// A submission whose mail is proved.
struct ProvedSubmission {
  std::string tenant;
  Id submission{};
  Id account{};
  bool is_first = false;  // its account was not verified before
};

// What the one who proved it gets.
struct Completion {
  std::string provider;  // that is connected now; empty: none
  std::string id_token;  // ours
};

// A login that came with a submission and cannot be connected yet waits for the proof of its mail.
store::Status keep_link_request(store::Transaction& transaction, const crypto::Keys& keys,
                                const Ticket& ticket, const Id& submission, const Id& account, Millis now,
                                Millis expires_at);

// Connects the login that waits for this proof, if there is one: only in the browser that signed in, while
// its session lasts, only to the account that the submission went to, and only this login. Whoever proves the
// mailbox elsewhere confirms the address and connects nothing; either way the request is used up.
store::Result<Completion> complete_link(store::Transaction& transaction, const crypto::Keys& keys,
                                        const Settings& settings, const ProvedSubmission& proved,
                                        const Browser& browser, Millis now);

}  // namespace guichet::identities
