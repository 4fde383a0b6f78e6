#include "config/endpoint.hpp"

#include <boost/asio/ip/address.hpp>
#include <charconv>

namespace guichet::config {

std::optional<Endpoint> parse_endpoint(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return {};
  const auto port_text = text.substr(colon + 1);
  Endpoint endpoint;
  const auto [end, error] = std::from_chars(port_text.begin(), port_text.end(), endpoint.port);
  if (error != std::errc{} || end != port_text.end()) return {};

  auto host = text.substr(0, colon);
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  endpoint.address = host;
  boost::system::error_code malformed;
  const auto address = boost::asio::ip::make_address(endpoint.address, malformed);
  if (malformed || address.is_v6() != bracketed) return {};
  return endpoint;
}

}  // namespace guichet::config
