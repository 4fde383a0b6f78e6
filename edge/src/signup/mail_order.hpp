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
  Millis lifetime = 0;  // of its link
  MailOrigin origin = {};
  bool is_opposed = false;        // its owner asked to be forgotten: other words, once a day
  Json details = Json::object();  // more members of the payload, nothing that somebody typed
};

// Keeps a place for the short code of a submission, under the key of the request that made it. Every submission gets
// one, so that a stranger cannot tell by it whether a code was mailed.
store::Status keep_code_request(store::Transaction& transaction, const crypto::Keys& keys, const Bytes32& key_ix,
                                const MailOrder& order, Millis now);

// Puts a mail with a new confirmation link, and a short code while the submission's request is open, into the outbox;
// the account's earlier links end. Nothing happens, and the links it got stay good, when the mail may not be sent.
store::Status order_confirmation_mail(store::Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                      const MailOrder& order, Millis now);

// The owner of an existing account is told that somebody, perhaps they themselves, signed up again.
store::Status order_account_exists_mail(store::Transaction& transaction, const crypto::Keys& keys,
                                        const Policy& policy, const MailOrder& order, Millis now);

// The holder of an account (order.account, whose verified claim is order.claim) is asked whether a sign-up that looks
// like theirs was made by them. Nothing of that sign-up is in the mail. False, and nobody is asked, when the mail may
// not be sent.
store::Result<bool> order_join_mail(store::Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                    const MailOrder& order, const Id& review, Millis now);

// A mail with nothing to confirm: "mail.receipt", "mail.preferences" or "mail.renew".
struct Notice {
  std::string_view kind;
  std::string url;
  bool is_exempt = false;  // the limits of mails do not hold it back: something else bounds it
};

// Orders it; order.submission is not looked at. False when the mail may not be sent.
store::Result<bool> order_notice(store::Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                 const MailOrder& order, const Notice& notice, Millis now);

}  // namespace guichet::signup
