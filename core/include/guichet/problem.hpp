#pragma once

#include <string>
#include <string_view>

#include "guichet/codes.hpp"
#include "guichet/result.hpp"

namespace guichet {

// Problem document (RFC 9457) as compact JSON with sorted keys: code, offset (byte where reading a JSON
// document stopped), pointer (RFC 6901), both left out when there is nothing to say, status (the HTTP status that fits), title (English), type ("urn:guichet:error:<code>"), v.
std::string problem_json(const Error& error);

// True for an answer made by problem_json().
bool is_problem(std::string_view answer);

}  // namespace guichet
