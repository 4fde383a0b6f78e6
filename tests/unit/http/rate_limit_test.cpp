#include "http/rate_limit.hpp"

#include <catch2/catch.hpp>

using boost::asio::ip::make_address;
using guichet::http::RateLimit;
using namespace std::chrono_literals;

namespace {

const RateLimit::Time kStart{1000h};

}  // namespace

TEST_CASE("a burst, then one more per interval") {
  RateLimit limit(3, 1s);
  const auto client = make_address("192.0.2.1");
  for (int i = 0; i < 3; ++i) CHECK(limit.allow(client, kStart));
  CHECK_FALSE(limit.allow(client, kStart));
  CHECK_FALSE(limit.allow(client, kStart + 999ms));
  CHECK(limit.allow(client, kStart + 1s));
  CHECK_FALSE(limit.allow(client, kStart + 1s));
  for (int i = 0; i < 3; ++i) CHECK(limit.allow(client, kStart + 10s));
  CHECK_FALSE(limit.allow(client, kStart + 10s));
}

TEST_CASE("clients are IPv4 addresses and IPv6 networks of 64 bits") {
  RateLimit limit(1, 1h);
  CHECK(limit.allow(make_address("192.0.2.1"), kStart));
  CHECK(limit.allow(make_address("192.0.2.2"), kStart));
  CHECK_FALSE(limit.allow(make_address("192.0.2.1"), kStart));
  CHECK(limit.allow(make_address("2001:db8:0:1::1"), kStart));
  CHECK_FALSE(limit.allow(make_address("2001:db8:0:1:ffff::2"), kStart));
  CHECK(limit.allow(make_address("2001:db8:0:2::1"), kStart));
}

TEST_CASE("the memory for clients is bounded, and those whose bucket is full are forgotten first") {
  RateLimit limit(1, 1s, 100);
  for (unsigned i = 0; i < 1000; ++i) {
    CHECK(limit.allow(boost::asio::ip::address_v4(i), kStart + std::chrono::milliseconds(i)));
  }
  CHECK(limit.remembered_clients() <= 100);
  CHECK(limit.allow(make_address("192.0.2.1"), kStart + 10s));
  CHECK(limit.remembered_clients() <= 100);

  RateLimit idle(1, 1s, 2);
  CHECK(idle.allow(make_address("192.0.2.1"), kStart));
  CHECK(idle.allow(make_address("192.0.2.2"), kStart + 10s));
  CHECK(idle.allow(make_address("192.0.2.3"), kStart + 10s));
  CHECK_FALSE(idle.allow(make_address("192.0.2.2"), kStart + 10s));
}
