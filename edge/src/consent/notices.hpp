#pragma once

#include <string>
#include <vector>

#include "crypto/keys.hpp"
#include "signup/write_once.hpp"
#include "store/transaction.hpp"

namespace guichet::consent {

// A mail to the holder of an account, to their verified address, in their language.
struct Notice {
  std::string_view kind;  // "mail.receipt", "mail.preferences", "mail.renew", "mail.identity_linked" ...
  std::string tenant;
  Id account{};
  std::string site;                   // empty: of all sites
  std::vector<std::string> purposes;  // ids
  bool is_exempt = false;             // a link that was used up, or a clock, bounds it
  std::string provider = {};          // what people call it, where the mail is about one
};

// Orders it, with the links for withdrawing and for the page of choices. False, and nothing is ordered, when
// the account has no verified address or the address has had its mails of the day.
store::Result<bool> order_notice(store::Transaction& transaction, const crypto::Keys& keys,
                                 const signup::Policy& policy, const Notice& notice, Millis now);

}  // namespace guichet::consent
