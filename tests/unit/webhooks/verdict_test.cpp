#include "webhooks/verdict.hpp"

#include <catch2/catch.hpp>

namespace guichet::webhooks {

TEST_CASE(
    "B50 the schedule: 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h, a tenth more or less, then no more") {
  constexpr Millis kMinute = 60'000;
  constexpr Millis kHour = 60 * kMinute;
  const Millis pauses[] = {5'000,      5 * kMinute, 30 * kMinute, 2 * kHour, 5 * kHour,
                           10 * kHour, 14 * kHour,  20 * kHour,   24 * kHour};
  for (std::size_t i = 0; i < std::size(pauses); ++i) {
    const auto attempts = static_cast<std::int64_t>(i) + 1;
    CHECK(pause_after(attempts, 0.5) == pauses[i]);
    CHECK(pause_after(attempts, 0.0) == pauses[i] * 9 / 10);
    CHECK(*pause_after(attempts, 0.999) <= pauses[i] * 11 / 10);
  }
  CHECK_FALSE(pause_after(10, 0.5));
}

TEST_CASE("B50 2xx is success, 410 ends it, the rest is failure") {
  for (const long status : {200L, 201L, 204L, 299L}) CHECK(judge({status, ""}) == Verdict::kDelivered);
  for (const long status : {0L, 100L, 199L, 300L, 301L, 304L, 307L, 400L, 404L, 409L, 429L, 500L, 503L}) {
    CHECK(judge({status, ""}) == Verdict::kTryLater);
  }
  CHECK(judge({410, ""}) == Verdict::kGone);
}

TEST_CASE("B50 429, 502 and 504 slow down, Retry-After is honoured up to a day") {
  for (const long status : {429L, 502L, 504L}) CHECK(slow_down({status, ""}) == 60'000);
  for (const long status : {200L, 400L, 410L, 500L, 503L}) CHECK_FALSE(slow_down({status, ""}));
  CHECK(slow_down({503, "", 7'000}) == 7'000);
  CHECK(slow_down({503, "", 1}) == 1'000);
  CHECK(slow_down({429, "", 1'000'000'000}) == 24LL * 3600 * 1000);
  CHECK_FALSE(slow_down({200, "", 7'000}));
}

}  // namespace guichet::webhooks
