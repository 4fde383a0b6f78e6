#include "mail/outbox_workers.hpp"

#include <condition_variable>

#include "outbox_fixture.hpp"

using namespace guichet;
using namespace guichet::mail;

namespace {

// Counts outcomes and lets the test wait for them.
class Tally {
 public:
  Observer observer() {
    return [this](const store::LeasedMail&, Outcome outcome, std::string_view) {
      {
        const std::lock_guard lock(mutex_);
        ++(outcome == Outcome::kSent ? sent_ : other_);
      }
      changed_.notify_all();
    };
  }

  bool wait_for_sent(int wanted) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(30), [&] { return sent_ >= wanted; });
  }

  int sent() {
    const std::lock_guard lock(mutex_);
    return sent_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int sent_ = 0, other_ = 0;
};

// Does not come back before it is told to stop.
class StuckTransport final : public Transport {
 public:
  explicit StuckTransport(std::atomic<bool>& entered) : entered_(entered) {}
  Delivery deliver(const Envelope&, std::stop_token stop) override {
    entered_ = true;
    entered_.notify_all();
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait(lock, stop, [] { return false; });
    return {Fate::kTryLater, "smtp.stopped"};
  }

 private:
  std::atomic<bool>& entered_;
};

}  // namespace

TEST_CASE("workers send what waits and what comes, each mail once") {
  OutboxFixture fixture;
  Tally tally;
  for (int i = 0; i < 10; ++i) fixture.enqueue(system_now());
  OutboxWorkers workers(fixture.store, fixture.keys, fixture.composer,
                        [&] { return std::make_unique<ScriptedTransport>(fixture.script); }, 3, tally.observer());
  REQUIRE(tally.wait_for_sent(10));
  for (int i = 0; i < 10; ++i) fixture.enqueue(system_now());
  REQUIRE(tally.wait_for_sent(20));
  workers.stop();
  CHECK(tally.sent() == 20);
  CHECK(fixture.script.seen.size() == 20);
}

TEST_CASE("a stop interrupts a mail under way and keeps it") {
  OutboxFixture fixture;
  std::atomic<bool> entered = false;
  fixture.enqueue(system_now());
  OutboxWorkers workers(fixture.store, fixture.keys, fixture.composer,
                        [&] { return std::make_unique<StuckTransport>(entered); }, 1);
  entered.wait(false);
  workers.stop();
  CHECK(fixture.state() == "waiting smtp.stopped");
}

TEST_CASE("workers may be stopped twice, and the store after them") {
  OutboxFixture fixture;
  OutboxWorkers workers(fixture.store, fixture.keys, fixture.composer,
                        [&] { return std::make_unique<ScriptedTransport>(fixture.script); }, 2);
  workers.stop();
  workers.stop();
  fixture.store.drain();
}
