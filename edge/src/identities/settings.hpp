#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "jose/signing_key.hpp"

namespace guichet::signup {
struct Policy;
}

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
  Millis result_lifetime = 10LL * 60 * 1000;  // also of what a click in the page connects
  Millis ticket_lifetime = 60LL * 60 * 1000;
  std::shared_ptr<const jose::SigningKey> signing_key;  // make_signing_key()
  // The enabled providers by id, with what people call them. Any other one signs nobody in and is not
  // connected.
  std::map<std::string, std::string> providers = {};
  const signup::Policy* policy = nullptr;  // how holders are written to; nullptr: they are not

  bool is_enabled(const std::string& provider) const { return providers.count(provider) != 0; }

  // What people call a provider, also one that is not enabled any more.
  std::string name_of(const std::string& provider) const {
    const auto found = providers.find(provider);
    return found == providers.end() ? provider : found->second;
  }
};

// The key of this installation that signs its ID tokens: always the same one. Null when OpenSSL fails.
std::shared_ptr<const jose::SigningKey> make_signing_key(const crypto::Keys& keys);

}  // namespace guichet::identities
