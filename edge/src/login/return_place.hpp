#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guichet::login {

inline constexpr std::size_t kMaxReturnPath = 2048;

// Whether people may come back there: "/path" or "/path?query" of unreserved characters and escaped ones, in the path only
// those beyond ASCII, in the query no control characters; no segment begins with a dot, and the path is one of `pages`
// ("/signup", "/shop/*"). Whatever a browser would take for another host, another scheme or a second header is refused by
// its characters.
bool is_return_path(std::string_view text, const std::vector<std::string>& pages);

}  // namespace guichet::login
