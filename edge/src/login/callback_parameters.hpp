#pragma once

#include <string>
#include <string_view>

#include "guichet/result.hpp"

namespace guichet::login {

// What a provider sends a browser back with (RFC 6749 section 4.1.2, RFC 9207). Everything else is not looked at; what
// is meant for people, such as error_description, is not even kept.
struct CallbackParameters {
  std::string code;
  std::string state;
  std::string issuer;
  std::string error;
  std::string user;           // Apple's JSON, once
  bool is_ambiguous = false;  // one of these came twice (RFC 6749 section 3.1)
};

inline constexpr std::size_t kMaxParameter = 4096;

// Reads a query or the body of a form. Errors: http.bad_request for broken escapes, too many fields, values too long.
Result<CallbackParameters> parse_callback(std::string_view text);

}  // namespace guichet::login
