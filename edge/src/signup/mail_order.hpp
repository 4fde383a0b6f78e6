#pragma once

#include <string>

#include "common/bytes.hpp"
#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "json/json.hpp"
#include "signup/write_once.hpp"
#include "store/claims.hpp"
#include "store/transaction.hpp"

namespace guichet::signup {

// What a mail about a submission needs to know.
struct MailOrder {
  std::string tenant;
  Id submission{};
  Id account{};
  store::ClaimKey claim;
  std::string address;  // as typed, domain in ASCII
  std::string locale;
  bool is_opposed = false;        // its owner asked to be forgotten: other words, once a day
  Json details = Json::object();  // more members of the payload, nothing that somebody typed
};

// Puts a mail with a new confirmation link into the outbox. Once an address has had its mails of the day, no
// more are sent; the links it got stay good.
store::Status order_confirmation_mail(store::Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                      const MailOrder& order, Millis now);

// The owner of an existing account is told that somebody, perhaps they themselves, signed up again.
store::Status order_account_exists_mail(store::Transaction& transaction, const crypto::Keys& keys,
                                        const Policy& policy, const MailOrder& order, Millis now);

// The holder of an account (order.account, whose verified claim is order.claim) is asked whether a sign-up that looks
// like theirs was made by them. Nothing of that sign-up is in the mail. False, and nobody is asked, when the address
// has had its mails of the day.
store::Result<bool> order_join_mail(store::Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                    const MailOrder& order, const Id& review, Millis now);

// A mail with nothing to confirm: "mail.receipt", "mail.preferences" or "mail.renew"; order.submission is not looked at.
// False when the address has had its mails of the day.
store::Result<bool> order_notice(store::Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                 const MailOrder& order, std::string_view kind, Millis now);

}  // namespace guichet::signup
