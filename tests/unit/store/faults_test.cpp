#include <sqlite3.h>

#include "fixture.hpp"
#include "store/events.hpp"

using namespace guichet;
using namespace guichet::store;

namespace {

// About 100 KB: fills the room there is.
Status add_large_event(Transaction& transaction) {
  return insert_event(transaction, {crypto::new_id(1), "shop", "test", {}, 1, std::string(100000, ' ')});
}

Status limit_pages(Transaction& transaction, const char* sql) {
  const auto set = transaction->fetch_one(sql, [](const Statement& row) { return row.integer(0); });
  if (!set) return set.error();
  return Done{};
}

}  // namespace

TEST_CASE("a full disk is told as such and the writer recovers") {
  StoreFixture fixture;
  REQUIRE(fixture.write([](Transaction& t) { return limit_pages(t, "PRAGMA max_page_count = 60"); }));
  Status status = Done{};
  int written = 0;
  for (; written < 20 && status; ++written) status = fixture.write(add_large_event);
  REQUIRE(failed_with(status, StoreErrc::kFull));
  CHECK(fixture.count("SELECT count(*) FROM event") == written - 1);
  CHECK(failed_with(fixture.write(add_large_event), StoreErrc::kFull));

  REQUIRE(fixture.write([](Transaction& t) { return limit_pages(t, "PRAGMA max_page_count = 10000"); }));
  CHECK(fixture.write(add_large_event));
  CHECK(fixture.count("SELECT count(*) FROM event") == written);
}

TEST_CASE("a locked database is busy, then works again") {
  StoreFixture fixture;
  auto other = Database::open(fixture.options, OpenMode::kReadWrite);
  REQUIRE(other);
  REQUIRE(other->execute("BEGIN IMMEDIATE"));
  CHECK(failed_with(fixture.write(add_large_event), StoreErrc::kBusy));
  CHECK(fixture.store.writer->counts().failed_commits == 1);
  REQUIRE(other->execute("ROLLBACK"));
  CHECK(fixture.write(add_large_event));
}

TEST_CASE("readers are not held up by a writer in another process") {
  StoreFixture fixture;
  REQUIRE(fixture.write(add_large_event));
  auto other = Database::open(fixture.options, OpenMode::kReadWrite);
  REQUIRE(other->execute("BEGIN IMMEDIATE"));
  CHECK(fixture.count("SELECT count(*) FROM event") == 1);
}

TEST_CASE("a file that is no database is refused") {
  const TemporaryFolder folder;
  const DatabaseOptions options = options_in(folder);
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(options.path.c_str(), &handle) == SQLITE_OK);
  sqlite3_close(handle);
  {
    std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(options.path.c_str(), "w"), std::fclose);
    for (int i = 0; i < 5000; ++i) std::fputs("no database ", file.get());
  }
  CHECK(failed_with(open_store(options, 1), StoreErrc::kCorrupt));
}

TEST_CASE("a folder that is not there is an error of the disk") {
  CHECK(failed_with(open_store({"/nonexistent/store.db", 2048, {}}, 1), StoreErrc::kIo));
}

TEST_CASE("the file is private") {
  StoreFixture fixture;
  namespace fs = std::filesystem;
  CHECK(fs::status(fixture.options.path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("commits wait for the disk, and foreign keys hold") {
  const TemporaryFolder folder;
  auto database = Database::open(options_in(folder), OpenMode::kReadWrite);
  REQUIRE(database);
  const auto pragma = [&](std::string_view sql) {
    return *database->fetch_one(sql, [](const Statement& row) { return std::string(row.text(0)); });
  };
  CHECK(pragma("PRAGMA journal_mode") == "wal");
  CHECK(pragma("PRAGMA synchronous") == "2");
  CHECK(pragma("PRAGMA foreign_keys") == "1");
}
