#pragma once

#include <string_view>

#include "common/clock.hpp"
#include "common/link.hpp"
#include "crypto/keys.hpp"
#include "signup/write_once.hpp"
#include "store/transaction.hpp"

namespace guichet::optin {

// Looks, and changes nothing: what GET does.
store::Result<Link> look_up(store::Database& database, const crypto::Keys& keys, std::string_view token, Millis now);

// Uses the link: the address becomes verified for its account and the account takes the values of the
// submission that the link was made for, unless it was verified already when that submission came: then only the
// consents are added that it ticked. Exactly once; said again, the answer is kAlready. When another
// account has proved the address in the meantime, that one keeps it and this submission stays unconfirmed.
store::Result<Link> confirm(store::Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
                            std::string_view token, Millis now);

// The same for whoever knows the link by the hash of its token.
store::Result<Link> confirm_hashed(store::Transaction& transaction, const crypto::Keys& keys,
                                   const signup::Policy& policy, const Bytes32& token_hash, Millis now);

}  // namespace guichet::optin
