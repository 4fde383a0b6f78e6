#include "store/migrations.hpp"

#include <fstream>
#include <iterator>
#include <thread>

#include "fixture.hpp"
#include "store/tokens.hpp"

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

TEST_CASE("links that were mailed before tokens had a second purpose are still good") {
  const TemporaryFolder folder;
  auto database = Database::open(options_in(folder), OpenMode::kReadWrite);
  for (const char* name : {"0001_signup.sql", "0002_matching.sql"}) {
    std::ifstream file(std::string(GUICHET_SOURCE_DIR "/edge/migrations/sqlite/") + name);
    const std::string sql{std::istreambuf_iterator<char>(file), {}};
    REQUIRE(database->execute(sql.c_str()));
  }
  REQUIRE(database->execute(
      "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL);"
      "INSERT INTO schema_version VALUES (1, 1), (2, 1);"
      "INSERT INTO account VALUES ('shop', zeroblob(16), 'pending', x'00', 1, NULL);"
      "INSERT INTO submission (tenant, id, site, form_id, form_hash, ruleset_hash, data_hash, core_version, account_id,"
      " outcome, codes, values_sealed, locale, channel, received_at) VALUES ('shop', zeroblob(16), 's', 'f', '', '', '',"
      " '', zeroblob(16), 'accept', '[]', x'00', 'fr', 'browser', 1);"
      "INSERT INTO token VALUES (zeroblob(32), 'shop', zeroblob(16), zeroblob(16), 'email', zeroblob(32), 'confirm', 1,"
      " 9, NULL)"));
  REQUIRE(migrate(*database, 5));
  const auto token = find_token(*database, Bytes32{});
  REQUIRE(token);
  REQUIRE(*token);
  CHECK((*token)->expires_at == 9);
  CHECK_FALSE(*find_token(*database, Bytes32{}, kJoinToken));
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
