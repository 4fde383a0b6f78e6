#pragma once

#include <string_view>

#include "common/bytes.hpp"
#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::identities {

// An account whose address is proved for the first time, by the mail of one submission, belongs to whoever
// reads that mailbox, and anybody may have prepared it before (arXiv 2205.10174): what does not come from
// this submission is dropped. Other addresses that it claims without proof, unless a file brought them in;
// the links and codes of other mails; what other submissions ticked; logins that wait to be connected, that
// are connected, and who is signed in by them.
store::Status reset_account(store::Transaction& transaction, std::string_view tenant, const Id& account,
                            const Id& submission, Millis now);

}  // namespace guichet::identities
