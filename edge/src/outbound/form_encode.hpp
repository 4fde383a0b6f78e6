#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guichet::outbound {

using Parameters = std::vector<std::pair<std::string, std::string>>;

// Everything but unreserved characters (RFC 3986 section 2.3) as %XX: good in a query and in a form.
std::string percent_encode(std::string_view text);

// "a=1&b=2" of these, encoded.
std::string encode_form(const Parameters& parameters);

// The URL with these added to its query.
std::string with_query(std::string url, const Parameters& parameters);

}  // namespace guichet::outbound
