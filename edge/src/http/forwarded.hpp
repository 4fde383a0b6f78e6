#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.hpp"

namespace guichet::http {

// The proxies whose word about the client's address is taken.
class ProxyList {
 public:
  // An address ("10.0.0.7", "::1") or a network ("10.0.0.0/8", "fd00::/8"). False when it is neither.
  bool add(std::string_view text);

  bool contains(const boost::asio::ip::address& address) const;

 private:
  std::vector<boost::asio::ip::network_v4> v4_;
  std::vector<boost::asio::ip::network_v6> v6_;
};

// An IPv4 address inside IPv6 (::ffff:a.b.c.d) as plain IPv4, any other address as it is.
boost::asio::ip::address unmapped(const boost::asio::ip::address& address);

// The address of the client behind `peer`. When peer is a listed proxy, X-Forwarded-For is read from its
// right end over all listed proxies to the first address that is none; an entry that is no address ends the
// search, since whatever stands before it may have been written by anybody. Otherwise the header is ignored.
boost::asio::ip::address client_address(const boost::asio::ip::address& peer,
                                        const std::vector<Header>& headers, const ProxyList& proxies);

}  // namespace guichet::http
