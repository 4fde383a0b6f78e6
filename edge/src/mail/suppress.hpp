#pragma once

#include "store/outbox.hpp"
#include "store/suppressions.hpp"

namespace guichet::mail {

// A mail that came back for good.
struct Bounce {
  std::string tenant;
  Id mail{};  // of the outbox
  store::MailedTo recipient;
  std::string code;  // "smtp.550.5.1.1", "dsn.5.1.1"
};

// Writes down that the mail bounced (event mail.bounced).
store::Status record_bounce(store::Transaction& transaction, const Bounce& bounce, Millis now);

// The same, and that its recipient gets no more (event mail.suppressed, the first time only). False when the recipient
// got none already.
store::Result<bool> suppress_recipient(store::Transaction& transaction, const Bounce& bounce, Millis now);

}  // namespace guichet::mail
