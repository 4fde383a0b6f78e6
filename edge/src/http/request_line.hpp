#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "guichet/codes.hpp"
#include "http/limits.hpp"

namespace guichet::http {

// The parts of a request line; views into the line.
struct RequestLine {
  std::string_view method;
  std::string_view target;
  int minor_version = 1;
};

// Longest method that is looked at; a longer one is answered 501.
inline constexpr std::size_t kMaxMethodBytes = 32;

// Reads one request line without its CRLF (RFC 9112 section 3), strictly: single spaces, HTTP/1.0 or
// HTTP/1.1, and the target in origin-form only. absolute-form, authority-form and asterisk-form are refused
// on purpose: this server is no proxy, and one way to name a resource is one way less to disagree with a
// proxy in front. Gives back the error of the refusal, or nothing and fills `line`.
std::optional<Errc> parse_request_line(std::string_view text, const Limits& limits, RequestLine& line);

// What can be said of a request line whose end has not arrived yet: a refusal, or nothing as long as it may
// still become a good one.
std::optional<Errc> refuse_partial_request_line(std::string_view text, const Limits& limits);

}  // namespace guichet::http
