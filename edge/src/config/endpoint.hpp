#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guichet::config {

struct Endpoint {
  std::string address;  // IPv4 or IPv6, without brackets
  std::uint16_t port = 0;
};

// "127.0.0.1:8780" or "[::1]:8780"; port 0 asks for any free one.
std::optional<Endpoint> parse_endpoint(std::string_view text);

}  // namespace guichet::config
