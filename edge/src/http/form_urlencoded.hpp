#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guichet/result.hpp"

namespace guichet::http {

inline constexpr std::size_t kMaxFormFields = 64;

// Names and values in the order of the body; a name may come several times.
using FormFields = std::vector<std::pair<std::string, std::string>>;

// Reads application/x-www-form-urlencoded (URL standard section 5.1) as a browser with a page in UTF-8 sends
// it. Stricter than the standard: a broken percent escape, text that is not well-formed UTF-8, a NUL and more
// than kMaxFormFields fields are refused with http.bad_request.
Result<FormFields> parse_form_urlencoded(std::string_view body);

// The one value of that name in a body or a query; empty when it is absent or there twice, or all of it is malformed.
std::string form_field(std::string_view body, std::string_view name);

}  // namespace guichet::http
