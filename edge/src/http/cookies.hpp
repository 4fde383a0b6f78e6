#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/request.hpp"
#include "http/response.hpp"

namespace guichet::http {

enum class SameSite : std::uint8_t {
  kLax,
  kNone,  // only where another site posts the browser back to us
};

// The value of a cookie of the request (RFC 6265 section 4.2). Nothing when it is absent, or there twice: one of them
// is not ours.
std::optional<std::string> find_cookie(const Request& request, std::string_view name);

// Sets a cookie of the kind "__Host-": Secure, HttpOnly, for the whole host and no other (RFC 6265bis section 4.1.3).
// An age of 0 removes it.
void set_host_cookie(Response& response, std::string_view name, std::string_view value, std::int64_t max_age_seconds,
                     SameSite same_site);

}  // namespace guichet::http
