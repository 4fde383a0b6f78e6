#include "store/writer.hpp"

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

#include "fixture.hpp"
#include "store/events.hpp"

using namespace guichet;
using namespace guichet::store;

namespace {

Event event_about(const Id& subject) { return {crypto::new_id(1), "shop", "test", subject, 1, "{}"}; }

// Holds the writer inside a job until it is let go, so that everything submitted meanwhile is one batch.
class HeldWriter {
 public:
  // `submitted` is called before it waits for the job to begin.
  explicit HeldWriter(Writer& writer, const std::function<void()>& submitted = [] {}) {
    auto started = std::make_shared<std::promise<void>>();
    auto inside = started->get_future();
    writer.submit(
        [started, gate = gate_.get_future().share()](Transaction&) -> Status {
          started->set_value();
          gate.wait();
          return Done{};
        },
        [](const Status&) {});
    submitted();
    inside.wait();
  }
  void let_go() { gate_.set_value(); }

 private:
  std::promise<void> gate_;
};

}  // namespace

TEST_CASE("jobs that arrive during a commit share the next one") {
  StoreFixture fixture;
  Writer& writer = *fixture.store.writer;
  std::atomic<int> good = 0;
  HeldWriter held(writer);
  for (int i = 0; i < 700; ++i) {
    writer.submit([](Transaction& t) { return insert_event(t, event_about({})); },
                  [&](const Status& status) { good += status ? 1 : 0; });
  }
  CHECK(writer.counts().waiting == 700);
  held.let_go();
  writer.drain();
  CHECK(good == 700);
  CHECK(writer.counts().commits == 3);
  CHECK(fixture.count("SELECT count(*) FROM event") == 700);
}

TEST_CASE("a failing job is undone alone") {
  StoreFixture fixture;
  Writer& writer = *fixture.store.writer;
  std::vector<bool> good(9);
  HeldWriter held(writer);
  for (std::size_t i = 0; i < good.size(); ++i) {
    writer.submit(
        [i](Transaction& t) -> Status {
          if (auto added = insert_event(t, event_about({})); !added) return added;
          if (i == 3) return StoreError{StoreErrc::kOther, "on purpose"};
          if (i == 6) throw std::runtime_error("on purpose");
          return Done{};
        },
        [&good, i](const Status& status) { good[i] = status.has_value(); });
  }
  held.let_go();
  writer.drain();
  CHECK(good == std::vector<bool>{true, true, true, false, true, true, false, true, true});
  CHECK(fixture.count("SELECT count(*) FROM event") == 7);
}

TEST_CASE("a job that does not wait for the disk is told once it ran, and only once") {
  StoreFixture fixture;
  Writer& writer = *fixture.store.writer;
  std::promise<bool> early;
  std::atomic<int> told = 0;
  HeldWriter held(writer);
  writer.submit([](Transaction& t) { return insert_event(t, event_about({})); },
                [&](const Status& status) {
                  ++told;
                  early.set_value(status.has_value());
                },
                Tell::kAfterRun);
  HeldWriter same_batch(writer, [&] { held.let_go(); });
  CHECK(early.get_future().get());
  CHECK(writer.counts().jobs == 1);  // the first batch; the one of this job is still open
  same_batch.let_go();
  writer.drain();
  CHECK(told == 1);
  CHECK(fixture.count("SELECT count(*) FROM event") == 1);
}

TEST_CASE("a job that fails is told so before the commit, too") {
  StoreFixture fixture;
  Writer& writer = *fixture.store.writer;
  std::vector<bool> good;
  writer.submit([](Transaction&) -> Status { return StoreError{StoreErrc::kOther, "on purpose"}; },
                [&](const Status& status) { good.push_back(status.has_value()); }, Tell::kAfterRun);
  writer.drain();
  CHECK(good == std::vector<bool>{false});
}

TEST_CASE("a job that loses its second step leaves nothing of its first") {
  StoreFixture fixture;
  const Id account = fixture.add_account();
  const auto result = fixture.write([&](Transaction& t) -> Status {
    if (auto added = insert_event(t, event_about(account)); !added) return added;
    Account again;
    again.id = account;
    again.tenant = "shop";
    return insert_account(t, again);
  });
  CHECK(failed_with(result, StoreErrc::kConstraint));
  CHECK(fixture.count("SELECT count(*) FROM event") == 0);
}

TEST_CASE("a full queue refuses at once") {
  const TemporaryFolder folder;
  auto store = open_store(options_in(folder), 1, {512, 10});
  REQUIRE(store);
  Writer& writer = *store->writer;
  std::atomic<int> good = 0, overloaded = 0;
  HeldWriter held(writer);
  for (int i = 0; i < 15; ++i) {
    writer.submit([](Transaction&) -> Status { return Done{}; },
                  [&](const Status& status) {
                    good += status ? 1 : 0;
                    overloaded += failed_with(status, StoreErrc::kOverloaded) ? 1 : 0;
                  });
  }
  CHECK(overloaded == 5);
  held.let_go();
  writer.drain();
  CHECK(good == 10);
  CHECK(writer.counts().refused == 5);
}

TEST_CASE("draining answers what waits and refuses what comes later") {
  StoreFixture fixture;
  Writer& writer = *fixture.store.writer;
  std::atomic<int> good = 0;
  for (int i = 0; i < 100; ++i) {
    writer.submit([](Transaction& t) { return insert_event(t, event_about({})); },
                  [&](const Status& status) { good += status ? 1 : 0; });
  }
  writer.drain();
  CHECK(good == 100);
  CHECK(failed_with(fixture.write([](Transaction&) -> Status { return Done{}; }), StoreErrc::kClosed));
  writer.drain();
}

TEST_CASE("what was told is committed") {
  StoreFixture fixture;
  std::promise<std::int64_t> seen;
  fixture.store.writer->submit([](Transaction& t) { return insert_event(t, event_about({})); },
                               [&](const Status&) { seen.set_value(fixture.count("SELECT count(*) FROM event")); });
  CHECK(seen.get_future().get() == 1);
}

TEST_CASE("many threads submit at the same time") {
  StoreFixture fixture;
  std::vector<std::thread> threads;
  std::atomic<int> good = 0;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 100; ++j) {
        good += fixture.write([](Transaction& t) { return insert_event(t, event_about({})); }) ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(good == 800);
  CHECK(fixture.count("SELECT count(*) FROM event") == 800);
}
