#include "http/connection_limiter.hpp"

#include <catch2/catch.hpp>

using namespace guichet;
using guichet::http::ConnectionLimiter;

namespace {

const auto kFirst = boost::asio::ip::make_address("192.0.2.1");
const auto kSecond = boost::asio::ip::make_address("192.0.2.2");

}  // namespace

TEST_CASE("connections are counted in total and per address") {
  ConnectionLimiter limiter(3, 2);
  CHECK_FALSE(limiter.admit(kFirst, false));
  CHECK_FALSE(limiter.admit(kFirst, false));
  CHECK(limiter.admit(kFirst, false) == Errc::kHttpTooManyRequests);
  CHECK_FALSE(limiter.admit(kSecond, false));
  CHECK(limiter.admit(kSecond, false) == Errc::kHttpUnavailable);
  limiter.release(kFirst);
  CHECK_FALSE(limiter.admit(kSecond, false));
}

TEST_CASE("a proxy is counted in total only") {
  ConnectionLimiter limiter(3, 1);
  CHECK_FALSE(limiter.admit(kFirst, true));
  CHECK_FALSE(limiter.admit(kFirst, true));
  CHECK_FALSE(limiter.admit(kFirst, true));
  CHECK(limiter.admit(kFirst, true) == Errc::kHttpUnavailable);
}
