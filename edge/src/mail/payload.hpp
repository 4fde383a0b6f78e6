#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::mail {

// What stands sealed in the outbox: everything a mail needs to know of its case. No text that a user typed.
struct Payload {
  std::string to;
  std::string locale;
  std::string url;  // what follows is empty when there is none
  std::int64_t hours = 0;  // that the link is good for; 0: as long as usual
  std::string code;
  std::string site;
  std::vector<std::string> purposes;  // their titles in the locale
  std::string information;            // article 13 GDPR
  std::string unsubscribe_url;        // https, RFC 8058
  std::string preferences_url;
  std::string provider;  // what people call the provider of a login
};

// Reads {"to", "locale", "url"?, "hours"?, "code"?, "site"?, "purposes"?, "information"?, "unsubscribe_url"?, "preferences_url"?,
// "provider"?};
// nothing when it is not of that shape. Members without a value may also be null.
std::optional<Payload> parse_payload(std::string_view json);

}  // namespace guichet::mail
