#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "localize/templates.hpp"
#include "mail/message.hpp"
#include "mail/transport.hpp"

namespace guichet::mail {

struct Sender {
  std::string name;     // of the brand, UTF-8; stands in the texts too
  std::string address;  // domain in ASCII
};

// Turns what stands in the outbox into a mail in the person's language. No text of a user enters it.
class Composer {
 public:
  // hours: how long a confirmation link is good, for the text.
  Composer(const localize::Templates& templates, Sender sender, std::int64_t hours)
      : templates_(templates), sender_(std::move(sender)), hours_(hours) {}

  // kind: "mail.confirm", "mail.join" or "mail.account_exists"; payload: JSON {"to", "locale", "url"}. Nothing when the
  // payload is not of that shape or its address is not safe.
  std::optional<Envelope> compose(const std::string& id, std::string_view kind, std::string_view payload,
                                  Millis now) const;

 private:
  const localize::Templates& templates_;
  const Sender sender_;
  const std::int64_t hours_;
};

}  // namespace guichet::mail
