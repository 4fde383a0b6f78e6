#include "store/async.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <thread>

#include "fixture.hpp"

using namespace guichet;
using namespace guichet::store;
namespace asio = boost::asio;
using IoExecutor = asio::io_context::executor_type;

namespace {

Result<std::string> greet(Transaction&) { return std::string("bonjour"); }
Result<std::string> refuse(Transaction&) { return StoreError{StoreErrc::kConstraint, {}}; }
Result<std::int64_t> count_accounts(Database& database) {
  const auto count = database.fetch_one("SELECT count(*) FROM account",
                                        [](const Statement& row) { return row.integer(0); });
  if (!count) return count.error();
  return count->value_or(-1);
}

}  // namespace

TEST_CASE("a coroutine waits for its commit on its own thread") {
  StoreFixture fixture;
  asio::io_context context{1};
  std::string value;
  bool refused = false;
  std::thread::id before, after;
  auto story = [&]() -> asio::awaitable<void> {
    before = std::this_thread::get_id();
    auto greeting = co_await store::write(*fixture.store.writer, greet);
    after = std::this_thread::get_id();
    if (greeting) value = *greeting;
    auto refusal = co_await store::write(*fixture.store.writer, refuse);
    refused = failed_with(refusal, StoreErrc::kConstraint);
  };
  asio::co_spawn(context, story(), asio::detached);
  context.run();
  CHECK(value == "bonjour");
  CHECK(refused);
  CHECK(before == after);
}

TEST_CASE("a coroutine on a concrete executor reads what it wrote") {
  StoreFixture fixture;
  asio::io_context context{1};
  std::int64_t count = 0;
  auto story = [&]() -> asio::awaitable<void, IoExecutor> {
    Account account;
    account.id = crypto::new_id(1);
    account.tenant = "shop";
    auto add = [account](Transaction& t) { return insert_account(t, account); };
    auto added = co_await store::write<IoExecutor>(*fixture.store.writer, add);
    auto counted = co_await store::read<IoExecutor>(*fixture.store.reader, count_accounts);
    if (added && counted) count = *counted;
  };
  asio::co_spawn(context, story(), asio::detached);
  context.run();
  CHECK(count == 1);
}

TEST_CASE("many coroutines share commits") {
  StoreFixture fixture;
  asio::io_context context{1};
  int good = 0;
  auto story = [&]() -> asio::awaitable<void, IoExecutor> {
    auto greeting = co_await store::write<IoExecutor>(*fixture.store.writer, greet);
    good += greeting ? 1 : 0;
  };
  for (int i = 0; i < 500; ++i) asio::co_spawn(context, story(), asio::detached);
  context.run();
  CHECK(good == 500);
  CHECK(fixture.store.writer->counts().commits < 500);
}
