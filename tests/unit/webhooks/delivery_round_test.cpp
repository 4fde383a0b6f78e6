#include "webhook_fixture.hpp"

namespace guichet::webhooks {
namespace {

// Rounds against a port that nobody listens on, under a clock of the test.
struct RoundFixture : WebhookFixture {
  std::vector<Outcome> outcomes;
  bool is_disabled = false;
  DeliveryContext context{*store.writer, keys, [this] { return now; }, [] { return 0.5; },
                          [this](const Report& report) {
                            outcomes.push_back(report.outcome);
                            is_disabled = is_disabled || report.is_endpoint_disabled;
                          }};
  Sender sender{{outbound::Reach::kAnywhere, {}, 5}};

  workers::RoundEnd round() { return run_round(context, sender, owner, {}); }
};

}  // namespace

TEST_CASE_METHOD(RoundFixture,
                 "B50 ten attempts by the schedule, then a message is given up and kept as failed") {
  const Id id = make_endpoint();
  const Millis start = now;
  happen();
  for (int attempt = 1; attempt <= 10; ++attempt) {
    CHECK(round().did_something);
    const auto rest = round();
    CHECK_FALSE(rest.did_something);
    if (attempt < 10) {
      REQUIRE(rest.next_due_at);
      now = *rest.next_due_at;
    } else {
      CHECK_FALSE(rest.next_due_at);
    }
  }
  CHECK(now - start == ((75 * 60 + 35) * 60 + 5) * 1000LL);  // 75 h 35 min 5 s
  REQUIRE(outcomes.size() == 10);
  CHECK(outcomes.back() == Outcome::kGivenUp);
  const auto [delivery] = [&] { return std::array{list(id).front()}; }();
  CHECK(delivery.state == "failed");
  CHECK(delivery.attempts == 10);
  CHECK(delivery.last_answer == "not_connected");
  CHECK(endpoint(id).failing_since == start);
  CHECK_FALSE(is_disabled);
}

TEST_CASE_METHOD(RoundFixture,
                 "B50 five days of nothing but failures disable an endpoint, and an event says so") {
  const Id id = make_endpoint();
  happen();
  CHECK(round().did_something);
  now += kDisableAfter - 1'000;
  CHECK(round().did_something);
  CHECK(endpoint(id).is_enabled);
  now += 24LL * 3600 * 1000;
  CHECK(round().did_something);
  CHECK_FALSE(endpoint(id).is_enabled);
  CHECK(endpoint(id).disabled_reason == "failing");
  CHECK(is_disabled);
  CHECK(count("SELECT count(*) FROM event WHERE kind = 'webhook.disabled'") == 1);
  CHECK_FALSE(round().did_something);
}

TEST_CASE_METHOD(RoundFixture, "B50 a success in between ends the days of failure") {
  const Id id = make_endpoint();
  happen();
  CHECK(round().did_something);
  REQUIRE(write(
      [&](store::Transaction& transaction) { return store::note_success(transaction, "shop", id, now); }));
  now += kDisableAfter + 1'000;
  CHECK(round().did_something);
  CHECK(endpoint(id).is_enabled);
}

TEST_CASE_METHOD(RoundFixture, "an attempt that we stop ourselves does not count") {
  const Id id = make_endpoint();
  happen();
  std::stop_source stop;
  stop.request_stop();
  run_round(context, sender, owner, stop.get_token());
  const auto delivery = list(id).front();
  if (outcomes.front() == Outcome::kStopped) {
    CHECK(delivery.attempts == 0);
    CHECK(delivery.state == "waiting");
  }
}

}  // namespace guichet::webhooks
