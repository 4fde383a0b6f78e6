#include "dns/cache.hpp"

#include <catch2/catch.hpp>

#include "dns/breaker.hpp"

using namespace guichet;
using namespace guichet::dns;
using std::chrono::seconds;

TEST_CASE("Mail domain: a verdict is remembered as long as the DNS says, within bounds") {
  Cache cache(10);
  const auto lives = [&](Verdict verdict, seconds lifetime, Millis milliseconds) {
    cache.remember("a.example", verdict, lifetime, 0);
    CHECK(cache.find("a.example", milliseconds - 1) == verdict);
    CHECK_FALSE(cache.find("a.example", milliseconds));
  };
  lives(Verdict::kTakesMail, seconds(300), 300'000);
  lives(Verdict::kTakesMail, seconds(0), 60'000);
  lives(Verdict::kTakesMail, seconds(1'000'000), 3'600'000);
  lives(Verdict::kNoSuchDomain, seconds(1'000'000), 900'000);
}

TEST_CASE("Mail domain: so many are remembered at most, the oldest go first") {
  Cache cache(3);
  for (int i = 0; i < 100; ++i) cache.remember(std::to_string(i), Verdict::kTakesMail, seconds(60), 0);
  CHECK(cache.size() == 3);
  CHECK_FALSE(cache.find("96", 0));
  CHECK(cache.find("97", 0));
}

TEST_CASE("Mail domain: nobody waits for a DNS that has not answered yet, nor after three silences") {
  Breaker breaker;
  CHECK(breaker.is_open());
  CHECK_FALSE(breaker.silent());
  breaker.heard();
  CHECK_FALSE(breaker.silent());
  CHECK_FALSE(breaker.silent());
  breaker.heard();
  for (const bool opens : {false, false, true}) CHECK(breaker.silent() == opens);
  CHECK(breaker.is_open());
  breaker.heard();
  CHECK_FALSE(breaker.is_open());
}
