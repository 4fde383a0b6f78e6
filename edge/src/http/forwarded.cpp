#include "http/forwarded.hpp"

#include <algorithm>

namespace guichet::http {
namespace {

namespace ip = boost::asio::ip;

std::vector<std::string_view> forwarded_for(const std::vector<Header>& headers) {
  std::vector<std::string_view> entries;
  for (const auto& header : headers) {
    if (!equals_ignoring_case(header.name, "X-Forwarded-For")) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) entries.push_back(take_list_element(rest));
  }
  return entries;
}

}  // namespace

bool ProxyList::add(std::string_view text) {
  const bool v6 = text.find(':') != std::string_view::npos;
  std::string network(text);
  if (text.find('/') == std::string_view::npos) network += v6 ? "/128" : "/32";
  boost::system::error_code error;
  if (v6) {
    const auto parsed = ip::make_network_v6(network, error);
    if (!error) v6_.push_back(parsed);
  } else {
    const auto parsed = ip::make_network_v4(network, error);
    if (!error) v4_.push_back(parsed);
  }
  return !error;
}

bool ProxyList::contains(const ip::address& address) const {
  if (address.is_v4()) {
    return std::any_of(v4_.begin(), v4_.end(), [host = address.to_v4()](const ip::network_v4& network) {
      return ip::network_v4(host, network.prefix_length()).canonical() == network.canonical();
    });
  }
  return std::any_of(v6_.begin(), v6_.end(), [host = address.to_v6()](const ip::network_v6& network) {
    return ip::network_v6(host, network.prefix_length()).canonical() == network.canonical();
  });
}

ip::address unmapped(const ip::address& address) {
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
  return ip::make_address_v4(ip::v4_mapped, address.to_v6());
}

ip::address client_address(const ip::address& peer, const std::vector<Header>& headers,
                           const ProxyList& proxies) {
  auto client = peer;
  if (!proxies.contains(peer)) return client;
  const auto entries = forwarded_for(headers);
  for (auto entry = entries.rbegin(); entry != entries.rend() && proxies.contains(client); ++entry) {
    boost::system::error_code error;
    const auto address = ip::make_address(std::string(*entry), error);
    if (error) break;
    client = unmapped(address);
  }
  return client;
}

}  // namespace guichet::http
