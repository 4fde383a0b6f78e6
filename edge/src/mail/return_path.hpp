#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/bytes.hpp"
#include "crypto/keys.hpp"

namespace guichet::mail {

// Envelope senders that say which mail a bounce is about, and prove that the mail was ours (variable envelope return
// path): bounce+<id, 32 hexadecimal digits><80 bits of its HMAC, 20 digits>@<domain>. Digits only, because relays
// change the case of a local part.
class ReturnPath {
 public:
  // keys outlive this object; an empty domain: no such addresses.
  ReturnPath(const crypto::Keys& keys, std::string domain) : keys_(keys), domain_(std::move(domain)) {}

  bool is_used() const { return !domain_.empty(); }

  std::string address(const Id& mail) const;

  // The mail that an address made by address() is about; nothing for any other. Case does not matter.
  std::optional<Id> mail_of(std::string_view address) const;

 private:
  const crypto::Keys& keys_;
  const std::string domain_;
};

}  // namespace guichet::mail
