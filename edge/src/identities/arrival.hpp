#pragma once

#include <optional>
#include <string>

#include "common/bytes.hpp"
#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "identities/settings.hpp"
#include "login/person.hpp"
#include "store/transaction.hpp"

namespace guichet::identities {

// Where somebody set out from to a provider, and what they are waited for with.
struct Journey {
  std::string tenant;
  std::string site;  // id
  std::string form;  // id
  std::string locale;
  std::string provider;  // id
  // SHA-256 of what only the page that waits can know; nothing for a page without scripts: the edge itself
  // shows the form.
  std::optional<Bytes32> challenge;
};

// What becomes of a sign-in.
enum class ArrivalState : std::uint8_t {
  kNew,     // the form is filled in, and sent as usual, with a ticket
  kKnown,   // this identity has an account: signed in
  kLink,    // the holder of a verified account of that address may connect the identity to it with one click
  kDenied,  // the person said no
  kUnavailable,  // the provider could not be reached
  kFailed,       // what came back was refused
  kExpired,      // it took too long, or was used before
};

std::string_view arrival_state_name(ArrivalState state);  // "new", "known", "link", "denied" ...

struct Arrival {
  Journey journey;
  login::Person person;
  std::string provider_name;  // for people
  std::string id_token;       // of the provider: the hint for signing out there
  std::string old_session;    // the session cookie of the browser, empty: none. It is dead afterwards
};

struct Arrived {
  ArrivalState state = ArrivalState::kFailed;
  std::string code;     // one-time, for the page: see take_result()
  std::string session;  // the new value of the session cookie
};

// Somebody is back, with proof: looks for the identity by (issuer, subject), never by the address, applies
// the rules of linking, makes a new session, and keeps what the page may take for ten minutes. Of a provider
// that is not enabled nobody arrives: kFailed, without a session.
store::Result<Arrived> arrive(store::Transaction& transaction, const crypto::Keys& keys,
                              const Settings& settings, const Arrival& arrival, Millis now);

// Nobody is back: keeps why. Gives the code for the page.
store::Result<std::string> turn_back(store::Transaction& transaction, const crypto::Keys& keys,
                                     const Journey& journey, ArrivalState why, Millis now);

}  // namespace guichet::identities
