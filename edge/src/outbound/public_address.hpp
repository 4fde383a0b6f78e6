#pragma once

#include <string_view>

#include "outbound/reach.hpp"

struct sockaddr;

namespace guichet::outbound {

// Whether requests of that reach may go there. Public is what is reached over the open Internet: not private,
// loopback, link-local, shared, multicast, reserved, for documentation, or a way around that (the special-purpose
// registries of RFC 6890; IPv4 inside of IPv6 is held against the rules of IPv4).
bool is_within(const sockaddr& address, Reach reach);

// The same for an address as it stands in a URL, without brackets. True for what is no address, such as a
// name.
bool is_within_or_name(std::string_view host, Reach reach);

}  // namespace guichet::outbound
