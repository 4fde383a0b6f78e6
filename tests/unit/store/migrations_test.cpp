#include "store/migrations.hpp"

#include <thread>

#include "fixture.hpp"

using namespace guichet;
using namespace guichet::store;

TEST_CASE("migrating twice changes nothing") {
  const TemporaryFolder folder;
  auto database = Database::open(options_in(folder), OpenMode::kReadWrite);
  REQUIRE(database);
  const auto first = migrate(*database, 5);
  REQUIRE(first);
  CHECK(*first == newest_schema_version());
  REQUIRE(migrate(*database, 6));
  const auto applied = database->fetch_all("SELECT applied_at FROM schema_version",
                                           [](const Statement& row) { return row.integer(0); });
  REQUIRE(applied);
  CHECK(*applied == std::vector<std::int64_t>(static_cast<std::size_t>(newest_schema_version()), 5));
}

TEST_CASE("a database of a newer program is refused and left alone") {
  const TemporaryFolder folder;
  auto database = Database::open(options_in(folder), OpenMode::kReadWrite);
  REQUIRE(migrate(*database, 5));
  REQUIRE(database->execute("INSERT INTO schema_version VALUES (9999, 5)"));
  CHECK(failed_with(migrate(*database, 6), StoreErrc::kNewerSchema));
  CHECK(failed_with(open_store(options_in(folder), 6), StoreErrc::kNewerSchema));
}

TEST_CASE("a step that fails is undone whole") {
  const TemporaryFolder folder;
  auto database = Database::open(options_in(folder), OpenMode::kReadWrite);
  REQUIRE(database->execute("CREATE TABLE outbox (something_else INTEGER)"));
  CHECK_FALSE(migrate(*database, 5));
  CHECK_FALSE(database->in_transaction());
  const auto tables = database->fetch_one("SELECT count(*) FROM sqlite_schema WHERE name = 'account'",
                                          [](const Statement& row) { return row.integer(0); });
  CHECK(**tables == 0);
}

TEST_CASE("processes that start together migrate once") {
  const TemporaryFolder folder;
  DatabaseOptions options = options_in(folder);
  options.busy_timeout = std::chrono::seconds(30);
  REQUIRE(Database::open(options, OpenMode::kReadWrite));
  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      auto database = Database::open(options, OpenMode::kReadWrite);
      good += database && migrate(*database, 5) ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(good == 4);
}
