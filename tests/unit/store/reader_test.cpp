#include "store/reader.hpp"

#include <atomic>
#include <future>

#include "fixture.hpp"

using namespace guichet;
using namespace guichet::store;

namespace {

std::int64_t count_accounts(Database& database) {
  const auto count = database.fetch_one("SELECT count(*) FROM account",
                                        [](const Statement& row) { return row.integer(0); });
  return count ? count->value_or(-1) : -1;
}

}  // namespace

TEST_CASE("a reader sees one state throughout its job, and the newest in the next") {
  StoreFixture fixture;
  std::promise<std::pair<std::int64_t, std::int64_t>> seen;
  fixture.store.reader->submit(
      [&](Database& database) -> Status {
        const std::int64_t before = count_accounts(database);
        fixture.add_account();
        seen.set_value({before, count_accounts(database)});
        return Done{};
      },
      [](const Status&) {});
  CHECK(seen.get_future().get() == std::pair<std::int64_t, std::int64_t>(0, 0));
  std::promise<std::int64_t> next;
  fixture.store.reader->submit(
      [&](Database& database) -> Status {
        next.set_value(count_accounts(database));
        return Done{};
      },
      [](const Status&) {});
  CHECK(next.get_future().get() == 1);
}

TEST_CASE("a reader cannot write") {
  StoreFixture fixture;
  std::promise<bool> refused;
  fixture.store.reader->submit([](Database& database) { return database.execute("DELETE FROM account"); },
                               [&](const Status& status) { refused.set_value(!status); });
  CHECK(refused.get_future().get());
}

TEST_CASE("a closed reader refuses, and answers all before") {
  StoreFixture fixture;
  std::atomic<int> good = 0, closed = 0;
  const auto tell = [&](const Status& status) {
    good += status ? 1 : 0;
    closed += failed_with(status, StoreErrc::kClosed) ? 1 : 0;
  };
  for (int i = 0; i < 100; ++i) fixture.store.reader->submit([](Database&) -> Status { return Done{}; }, tell);
  fixture.store.reader->drain();
  CHECK(good == 100);
  fixture.store.reader->submit([](Database&) -> Status { return Done{}; }, tell);
  CHECK(closed == 1);
}
