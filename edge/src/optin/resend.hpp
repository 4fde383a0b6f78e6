#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "forms/form_library.hpp"
#include "signup/write_once.hpp"
#include "store/transaction.hpp"

namespace guichet::optin {

// Somebody types the address that they wait for a mail at.
struct ResendRequest {
  std::string tenant;
  std::string address;  // as typed
  std::optional<std::uint64_t> client_network = {};
};

// Mails a new link for the newest sign-up of that address if it is not confirmed yet, to the address that was
// typed there. Nothing, and nobody is told, when there is none, or the limits of mails are reached.
store::Status resend(store::Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
                     const forms::FormLibrary& forms, const ResendRequest& request, Millis now);

}  // namespace guichet::optin
