#pragma once

#include <string_view>

struct sockaddr;

namespace guichet::outbound {

// True for an address that is reached over the open Internet: not private, loopback, link-local, shared,
// multicast, reserved, for documentation, or a way around that (the special-purpose registries of RFC 6890;
// IPv4 inside of IPv6 is held against the rules of IPv4).
bool is_public(const sockaddr& address);

// True for an address of this very machine: 127.0.0.0/8 and ::1, also as IPv4 inside of IPv6.
bool is_loopback(const sockaddr& address);

// The same for an address as it stands in a URL, without brackets. True for what is no address, such as a
// name.
bool is_public_or_name(std::string_view host);

}  // namespace guichet::outbound
