#pragma once

#include <optional>
#include <string>

#include "crypto/keys.hpp"
#include "identities/settings.hpp"
#include "login/person.hpp"
#include "store/transaction.hpp"

namespace guichet::identities {

struct Connection {
  std::string tenant;
  Id account{};
  const login::Person& person;
  std::optional<Bytes32> session_hash;  // of the browser that signed in: it is signed in to the account then
  bool tells_holder = true;             // by a mail
};

// Connects a login to an account, with an event; whoever calls has seen the proofs. False, and nothing is
// written, when it leads to another account already, or its provider is not enabled.
store::Result<bool> connect(store::Transaction& transaction, const crypto::Keys& keys,
                            const Settings& settings, const Connection& connection, Millis now);

enum class DisconnectVerdict : std::uint8_t {
  kDone,
  kUnknown,    // the account has no such identity
  kLastWayIn,  // no other identity, and no mail of ours ever proved a mailbox: nobody could come back
};

// Undoes a connection, ends what is signed in by it, and tells the holder by a mail.
store::Result<DisconnectVerdict> disconnect(store::Transaction& transaction, const crypto::Keys& keys,
                                            const Settings& settings, std::string_view tenant,
                                            const Id& account, const Id& identity, Millis now);

}  // namespace guichet::identities
