#include "http/forwarded.hpp"

#include <catch2/catch.hpp>

using namespace guichet::http;
using boost::asio::ip::make_address;

namespace {

ProxyList proxies() {
  ProxyList list;
  REQUIRE(list.add("10.0.0.0/8"));
  REQUIRE(list.add("fd00::/8"));
  REQUIRE(list.add("192.0.2.7"));
  return list;
}

std::string client(const std::string& peer, const std::vector<std::string>& forwarded) {
  std::vector<Header> headers;
  for (const auto& value : forwarded) headers.push_back({"x-forwarded-for", value});
  return client_address(make_address(peer), headers, proxies()).to_string();
}

}  // namespace

TEST_CASE("addresses and networks are proxies") {
  const auto list = proxies();
  CHECK(list.contains(make_address("10.255.0.1")));
  CHECK(list.contains(make_address("fd12::1")));
  CHECK(list.contains(make_address("192.0.2.7")));
  CHECK_FALSE(list.contains(make_address("192.0.2.8")));
  CHECK_FALSE(list.contains(make_address("11.0.0.1")));
  CHECK_FALSE(list.contains(make_address("::1")));
}

TEST_CASE("what is no network is no proxy") {
  ProxyList list;
  for (const auto* text : {"", "/", "10.0.0.0/33", "10.0.0/8", "proxy.example", "::1/129", "10.0.0.1/"}) {
    CAPTURE(text);
    CHECK_FALSE(list.add(text));
  }
}

TEST_CASE("the client is the last address that no proxy has") {
  CHECK(client("198.51.100.1", {"203.0.113.9"}) == "198.51.100.1");
  CHECK(client("10.0.0.1", {"203.0.113.9"}) == "203.0.113.9");
  CHECK(client("10.0.0.1", {"203.0.113.9, 198.51.100.7, 10.0.0.2"}) == "198.51.100.7");
  CHECK(client("10.0.0.1", {"203.0.113.9", "198.51.100.7,192.0.2.7"}) == "198.51.100.7");
  CHECK(client("10.0.0.1", {}) == "10.0.0.1");
  CHECK(client("10.0.0.1", {"10.0.0.2"}) == "10.0.0.2");
  CHECK(client("10.0.0.1", {"::ffff:203.0.113.9"}) == "203.0.113.9");
  CHECK(client("fd00::1", {"2001:db8::5"}) == "2001:db8::5");
}

TEST_CASE("nothing is believed beyond an entry that is no address") {
  CHECK(client("10.0.0.1", {"203.0.113.9, unknown"}) == "10.0.0.1");
  CHECK(client("10.0.0.1", {"203.0.113.9, , 10.0.0.2"}) == "10.0.0.2");
}

TEST_CASE("an IPv4 address in IPv6 is plain IPv4") {
  CHECK(unmapped(make_address("::ffff:192.0.2.1")).to_string() == "192.0.2.1");
  CHECK(unmapped(make_address("2001:db8::1")).to_string() == "2001:db8::1");
}
