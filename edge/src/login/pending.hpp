#pragma once

#include <map>
#include <optional>
#include <string>

#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "store/transaction.hpp"

namespace guichet::login {

inline constexpr Millis kPendingLifetime = 10LL * 60 * 1000;

// What somebody has set out for; the same for signing in and for signing out at a provider.
struct Pending {
  std::string purpose = "login";  // or "logout"
  std::string provider;
  std::string site;
  std::string origin;     // of the page to come back to, one of the site's
  std::string return_to;  // path and query there
  std::string form = {};
  std::string locale = {};
  std::string challenge = {};  // of the page that waits; empty for a page without scripts
  bool is_popup = false;
  std::string redirect_uri = {};
  std::string nonce = {};
  std::string verifier = {};
  std::map<std::string, std::string> values = {};  // what a page without scripts sent along
};

// Keeps it under a state, for the browser with this secret, for kPendingLifetime.
store::Status keep_pending(store::Transaction& transaction, const crypto::Keys& keys, std::string_view tenant,
                           const Pending& pending, std::string_view state, std::string_view browser, Millis now);

enum class TakenState : std::uint8_t {
  kUnknown,        // nobody set out with this state
  kOtherBrowser,   // somebody else did: nothing is used up, and nothing is given
  kOtherProvider,  // it is of another provider
  kExpired,
  kUsed,
  kGood,
};

struct Taken {
  TakenState state = TakenState::kUnknown;
  Pending pending;  // of all but kUnknown and kOtherBrowser: where to go back to
};

// Uses a state up: good once, for the provider, browser and purpose that it was made for. An empty provider is any.
store::Result<Taken> take_pending(store::Transaction& transaction, const crypto::Keys& keys, std::string_view tenant,
                                  std::string_view purpose, std::string_view provider, std::string_view state,
                                  std::string_view browser, Millis now);

// What a browser waits for at a provider when an answer comes whose state says nothing: where to go back to. Uses nothing
// up, since the right answer may still come.
store::Result<std::optional<Pending>> find_waiting(store::Database& database, const crypto::Keys& keys,
                                                   std::string_view tenant, std::string_view provider,
                                                   std::string_view browser, Millis now);

// The same for looking at one that was used up, such as for the page it led to: nothing for another browser.
store::Result<std::optional<Pending>> find_pending(store::Database& database, const crypto::Keys& keys,
                                                   std::string_view tenant, std::string_view state,
                                                   std::string_view browser);

}  // namespace guichet::login
