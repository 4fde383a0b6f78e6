#pragma once

#include <chrono>
#include <ctime>
#include <string>
#include <string_view>

#include "http/response.hpp"

namespace guichet::http {

// The Date header's value (RFC 9110 section 5.6.7), made anew once a second.
class DateText {
 public:
  std::string_view at(std::time_t now);

 private:
  std::time_t made_at_ = -1;
  std::string text_;
};

// True when no header of the response could end its line early: names are tokens, values have no control
// byte.
bool has_safe_headers(const Response& response);

// Appends the status line and all header lines of an HTTP/1.1 answer, with the closing empty line.
void append_response_head(std::string& out, const Response& response, std::string_view date, bool keep_alive);

// RFC 9110 section 6.4.1: 1xx, 204 and 304 have no content.
bool may_have_content(unsigned status);

}  // namespace guichet::http
