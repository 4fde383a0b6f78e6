#include "store/housekeeping.hpp"

#include <future>

#include "fixture.hpp"
#include "store/idempotency.hpp"

using namespace guichet;
using namespace guichet::store;

namespace {

constexpr Millis kDay = 24LL * 3600 * 1000;

void keep_answer(StoreFixture& fixture, std::uint8_t key, Millis created_at) {
  KeptAnswer answer{"shop", "route", {}, {}, 202, {1}, created_at};
  answer.key_hash.fill(key);
  REQUIRE(fixture.write([&](Transaction& t) { return insert_idempotency(t, answer); }));
}

std::int64_t purged(StoreFixture& fixture, Millis now, std::int64_t limit = 100) {
  const auto removed = fixture.write([=](Transaction& t) { return purge(t, {}, now, limit); });
  REQUIRE(removed);
  return *removed;
}

}  // namespace

TEST_CASE("each kind is kept for its time") {
  StoreFixture fixture;
  const Millis start = 100 * kDay;
  const Id account = fixture.add_account("shop", start);
  keep_answer(fixture, 1, start);
  REQUIRE(fixture.write([&](Transaction& t) { return insert_claim(t, fixture.email_key(), account, start, start + 2 * kDay); }));
  CHECK(purged(fixture, start + kDay) == 0);
  CHECK(purged(fixture, start + kDay + 1) == 1);      // the answer
  CHECK(purged(fixture, start + 2 * kDay + 1) == 1);  // the claim
  CHECK(purged(fixture, start + 30 * kDay) == 0);
  CHECK(purged(fixture, start + 30 * kDay + 1) == 1);  // the account
  CHECK(purged(fixture, start + 1000 * kDay) == 0);
}

TEST_CASE("no more than the limit goes at once") {
  StoreFixture fixture;
  for (std::uint8_t key = 0; key < 5; ++key) keep_answer(fixture, key, 1);
  CHECK(purged(fixture, 10 * kDay, 3) == 3);
  CHECK(purged(fixture, 10 * kDay, 3) == 2);
}

TEST_CASE("the housekeeper purges when it starts, and stops at once") {
  StoreFixture fixture;
  keep_answer(fixture, 1, 1);
  std::promise<void> asked;
  {
    const Housekeeper housekeeper(*fixture.store.writer, {}, [&, first = true]() mutable {
      if (std::exchange(first, false)) asked.set_value();
      return 10 * kDay;
    });
    asked.get_future().wait();
  }
  fixture.store.drain();
  CHECK(fixture.count("SELECT count(*) FROM idempotency") == 0);
}
