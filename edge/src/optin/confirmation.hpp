#pragma once

#include <string_view>

#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "signup/write_once.hpp"
#include "store/transaction.hpp"

namespace guichet::optin {

// What a confirmation link is worth. A wrong token and an expired one are the same to the visitor.
enum class LinkState : std::uint8_t { kInvalid, kReady, kConfirmed };

struct Link {
  LinkState state = LinkState::kInvalid;
  std::string locale;  // of the submission; empty for an invalid link
};

// Looks, and changes nothing: what GET does.
store::Result<Link> look_up(store::Database& database, const crypto::Keys& keys, std::string_view token, Millis now);

// Uses the link: the address becomes verified for its account and the account takes the values of the
// submission that the link was made for, unless it was verified already when that submission came: then only the
// consents are added that it ticked. Exactly once; said again, the answer is the same. When another
// account has proved the address in the meantime, that one keeps it and this submission stays unconfirmed.
store::Result<Link> confirm(store::Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
                            std::string_view token, Millis now);

}  // namespace guichet::optin
