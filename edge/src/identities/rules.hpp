#pragma once

#include "identities/settings.hpp"
#include "login/person.hpp"

namespace guichet::identities {

// What this installation knows of the address that a provider told.
enum class LocalMail : std::uint8_t {
  kNobody,      // no account, or there is no address
  kUnverified,  // somebody claimed it, and proved nothing
  kVerified,    // it is proved for an account
};

struct Circumstances {
  bool is_enabled = false;  // the provider
  bool is_known = false;    // issuer and subject lead to an account
  LocalMail local = LocalMail::kNobody;
  login::MailTrust mail = login::MailTrust::kNone;
  LinkPolicy policy = LinkPolicy::kAsk;
};

enum class Rule : std::uint8_t {
  kRefuse,         // no login, no link
  kSignIn,         // to the account of the identity; what the provider says of the address moves nothing
  kFresh,          // an account of its own, verified by this login; whatever else claims the address loses
  kAsk,            // may be connected to the account of the address with one click
  kConnect,        // is connected to it at once
  kProve,          // is like any sign-up; proof of the mailbox in the same browser connects
  kProveAndReset,  // the same, and what was said of the account before the proof is dropped
};

// The rules of linking. An address never makes two accounts one, and an unproved account never gains by a
// login.
Rule linking_rule(const Circumstances& circumstances);

}  // namespace guichet::identities
