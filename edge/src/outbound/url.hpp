#pragma once

#include <string>
#include <string_view>

#include "outbound/reach.hpp"

namespace guichet::outbound {

inline constexpr std::size_t kMaxUrl = 2048;

// Whether messages may be sent there: an https URL with a host, without user, password or fragment, whose
// host is no private address as it is written. A wider reach allows http, and more addresses. What a
// name stands for is only known when a connection is made, and judged then.
bool may_send_to(const std::string& url, Reach reach);

}  // namespace guichet::outbound
