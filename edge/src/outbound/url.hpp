#pragma once

#include <string>
#include <string_view>

namespace guichet::outbound {

inline constexpr std::size_t kMaxUrl = 2048;

// Whether messages may be sent there: an https URL with a host, without user, password or fragment, whose
// host is no private address as it is written. With allow_private also http, and private addresses. What a
// name stands for is only known when a connection is made, and judged then.
bool may_send_to(const std::string& url, bool allow_private);

}  // namespace guichet::outbound
