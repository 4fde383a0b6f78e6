#pragma once

#include <string_view>

#include "common/clock.hpp"
#include "common/link.hpp"
#include "crypto/keys.hpp"
#include "identities/link_request.hpp"
#include "signup/write_once.hpp"
#include "store/transaction.hpp"

namespace guichet::optin {

// Looks, and changes nothing: what GET does.
store::Result<Link> look_up(store::Database& database, const crypto::Keys& keys, std::string_view token, Millis now);

// What came of using a link.
struct Confirmed {
  Link link;
  identities::Completion login = {};  // that waited for it
};

// Uses the link: the address becomes verified for its account and the account takes the values of the
// submission that the link was made for, unless it was verified already when that submission came: then only the
// consents are added that it ticked. A login that came with the submission is connected, if this is its browser. Exactly
// once; said again, the answer is kAlready. When another account has proved the address in the meantime, that one keeps it
// and this submission stays unconfirmed.
store::Result<Confirmed> confirm(store::Transaction& transaction, const crypto::Keys& keys,
                                 const signup::Policy& policy, std::string_view token,
                                 const identities::Browser& browser, Millis now);

// The same for whoever knows the link by the hash of its token.
store::Result<Confirmed> confirm_hashed(store::Transaction& transaction, const crypto::Keys& keys,
                                        const signup::Policy& policy, const Bytes32& token_hash,
                                        const identities::Browser& browser, Millis now);

}  // namespace guichet::optin
