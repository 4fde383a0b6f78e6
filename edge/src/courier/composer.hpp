#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "courier/message.hpp"
#include "courier/transport.hpp"
#include "json/json.hpp"
#include "localize/templates.hpp"

namespace guichet::courier {

// Turns what stands in the outbox into a mail in the person's language.
class Composer {
 public:
  // hours: how long a confirmation link is good, for the text.
  Composer(const localize::Templates& templates, Address from, std::int64_t hours)
      : templates_(templates), from_(std::move(from)), hours_(hours) {}

  // kind: "mail.confirm" or "mail.account_exists"; payload: {"to", "locale", "url"}. Nothing when the payload
  // is not of that shape or its address is unsafe.
  std::optional<Envelope> compose_envelope(const std::string& id, std::string_view kind, const Json& payload,
                                           Millis created_at) const;

 private:
  const localize::Templates& templates_;
  Address from_;
  std::int64_t hours_;
};

}  // namespace guichet::courier
