#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "guichet/codes.hpp"
#include "http/request_line.hpp"

namespace guichet::http {

// One header line; views into the scanned bytes.
struct FieldView {
  std::string_view name;
  std::string_view value;  // without white space at its ends
};

// How the body of a request is delimited.
struct BodyFraming {
  bool chunked = false;
  std::uint64_t length = 0;  // when not chunked

  bool empty() const { return !chunked && length == 0; }
};

// A whole request header. Views into the scanned bytes.
struct RequestHead {
  RequestLine line;
  std::vector<FieldView> fields;
  std::string_view host;  // empty only in HTTP/1.0
  BodyFraming body;
  bool keep_alive = true;
  bool expects_continue = false;
  std::size_t bytes = 0;  // length of the header with its closing empty line
};

// Reads host, body, keep_alive and expects_continue from the fields, or gives the error of the refusal.
// Stricter than RFC 9112 section 6 allows: exactly one Host (HTTP/1.0: at most one), at most one of
// Content-Length and Transfer-Encoding, each on one line with one value, "chunked" the only coding.
std::optional<Errc> read_framing_fields(RequestHead& head);

}  // namespace guichet::http
