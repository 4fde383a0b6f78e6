#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "common/clock.hpp"
#include "jose/signing_key.hpp"

namespace guichet::identities {

enum class LinkPolicy : std::uint8_t {
  kAsk,        // the visitor is asked in the page before a login is connected to the account of its address
  kAutomatic,  // connected at once; only ever for an authoritative, verified address and a verified account
};

// What one installation decides about identities and sessions.
struct Settings {
  std::string public_url;  // "iss" of our own ID tokens
  LinkPolicy link = LinkPolicy::kAsk;
  Millis session_lifetime = 12LL * 3600 * 1000;
  Millis id_token_lifetime = 5LL * 60 * 1000;
  Millis result_lifetime = 10LL * 60 * 1000;
  Millis ticket_lifetime = 60LL * 60 * 1000;
  std::shared_ptr<const jose::SigningKey> signing_key;
};

}  // namespace guichet::identities
