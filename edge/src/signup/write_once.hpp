#pragma once

#include <memory>
#include <optional>
#include <string>

#include "common/clock.hpp"
#include "consent/visit.hpp"
#include "crypto/keys.hpp"
#include "guichet/result.hpp"
#include "matching/decision.hpp"
#include "signup/challenge.hpp"
#include "signup/judge.hpp"
#include "signup/limits.hpp"
#include "signup/submission.hpp"
#include "store/transaction.hpp"

namespace guichet::consent {
struct Settings;
}
namespace guichet::identities {
struct Settings;
}

namespace guichet::signup {

// What one installation decides about signing up.
struct Policy {
  Millis consent_lifetime = 72LL * 3600 * 1000;  // of the link for a form that asks for consents
  Millis account_lifetime = 24LL * 3600 * 1000;  // of the link for any other form
  std::string public_url;  // what links in mails begin with
  const matching::Engine* matching = nullptr;  // nullptr: accounts are not compared, and not kept for comparing
  std::shared_ptr<MailGate> mails = std::make_shared<MailGate>();

  Millis lifetime_of(const forms::PublishedForm& form) const {
    return form.consents.empty() ? account_lifetime : consent_lifetime;
  }
  const consent::Settings* consent = nullptr;  // what mails say of consents; nullptr: nothing
  const identities::Settings* identities = nullptr;  // nullptr: nobody signs in, and no login is connected
};

// One judged submission on its way into the store. Owns all it needs: the writer works on another thread.
struct Intake {
  std::string tenant;
  std::string site;
  Channel channel = Channel::kBrowser;
  std::string idempotency_key;
  std::string body;  // as received: a repetition must be equal to it
  Submission submission;
  Judgement judgement;
  std::optional<std::uint64_t> client_network = {};  // of a visitor; a backend speaks for many
  std::optional<UsedChallenge> challenge = {};       // to be used up, when the form asks for one
  consent::Visit visit = {};
};

struct Answer {
  unsigned status = 0;
  std::string body;  // JSON; a problem document when the status says so
  std::optional<matching::Decision> decision = {};  // when a new account was compared; for the figures
  bool is_signed_in = false;  // a login spoke for the address: there is no mail to wait for
};

// What everybody but a trusted backend is told: it depends on the report alone, so that a known address and a
// new one get the same bytes.
Answer neutral_answer(const Judgement& judgement);

// What a request is found by, from its scoped idempotency key.
Bytes32 request_index(const crypto::Keys& keys, std::string_view tenant, std::string_view key);

// Writes a submission with everything that follows from it, in the transaction given: account and claim, or
// the account that is already there; what a login proves; whom a new account may belong to, and what that leads to; the mail; the answer
// under its idempotency key; an event. The same key with the same body gives the stored answer and writes nothing,
// with another body idempotency.mismatch. A challenge that was used before is answered protection.required, and nothing
// is written. What fell into the trap is kept for review, without account or mail, and answered like any other.
store::Result<Answer> write_once(store::Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                 const Intake& intake, Millis now);

}  // namespace guichet::signup
