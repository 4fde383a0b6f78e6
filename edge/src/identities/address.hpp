#pragma once

#include <optional>
#include <string_view>

#include "crypto/keys.hpp"
#include "login/person.hpp"
#include "people/email_address.hpp"

namespace guichet::identities {

// The address that a provider told, and what it is worth. One that two programs may read differently is none:
// two @, a quoted local part, control characters.
struct ToldAddress {
  std::optional<people::EmailAddress> email;
  login::MailTrust trust = login::MailTrust::kNone;

  // Whether it needs no mail of ours.
  bool is_proved() const { return trust == login::MailTrust::kAuthoritative; }
};

ToldAddress told_address(const crypto::Keys& keys, std::string_view tenant, const login::Person& person);

}  // namespace guichet::identities
