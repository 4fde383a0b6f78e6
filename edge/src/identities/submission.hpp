#pragma once

#include <optional>
#include <string>

#include "crypto/keys.hpp"
#include "identities/settings.hpp"
#include "identities/ticket.hpp"
#include "signup/write_once.hpp"
#include "store/claims.hpp"
#include "store/transaction.hpp"

namespace guichet::identities {

// What the ticket that came with a submission is good for.
enum class LoginUse : std::uint8_t {
  kNone,      // there was none
  kExpired,   // it is no ticket of this site that is still good, or its session has ended: as if there were
              // none
  kNothing,   // the login is connected already, and says nothing of the address that was typed
  kWaits,     // as without one; the proof of the mail connects the login
  kFresh,     // it proves the address for a new account
  kSignedIn,  // it proves the address for the account that has it
};

struct PresentedLogin {
  LoginUse use = LoginUse::kNone;
  std::optional<Ticket> ticket;
  std::optional<Id> account;  // of kSignedIn

  bool is_proof() const { return use == LoginUse::kFresh || use == LoginUse::kSignedIn; }
};

struct Presentation {
  std::string tenant;
  std::string site;       // empty: any
  std::string ticket;     // empty: none
  store::ClaimKey typed;  // the address in the form, which may be another one than the login's
};

// Uses the ticket up and says what it is good for. An address that was typed and is not the login's is proved
// by nothing.
store::Result<PresentedLogin> present_login(store::Transaction& transaction, const crypto::Keys& keys,
                                            const Settings* settings, const Presentation& presentation,
                                            Millis now);

struct LoginProof {
  store::ClaimKey claim;
  Id submission{};
  Id account{};
};

// The address of a stored submission is proved by a login (is_proof()): its account is verified, what it
// ticked is confirmed, the login connected, the browser signed in. Gives our ID token.
store::Result<std::string> prove_by_login(store::Transaction& transaction, const crypto::Keys& keys,
                                          const signup::Policy& policy, const PresentedLogin& login,
                                          const LoginProof& proof, Millis now);

}  // namespace guichet::identities
