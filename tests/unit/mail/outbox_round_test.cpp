#include "mail/outbox_round.hpp"

#include "outbox_fixture.hpp"

using namespace guichet;
using namespace guichet::mail;

namespace {

constexpr Millis kMinute = 60'000;

// One worker with a clock that is set by hand.
struct RoundFixture : OutboxFixture {
  Millis now = 1'000'000;
  ScriptedTransport transport{script};
  Id owner = crypto::new_id(1);
  OutboxContext context{*store.writer, keys, composer, [this] { return now; }, [] { return 0.5; }, {}};

  workers::RoundEnd round() { return run_round(context, transport, owner, {}); }
};

}  // namespace

TEST_CASE("a mail is sent once and its payload forgotten") {
  RoundFixture fixture;
  const Id id = fixture.enqueue(fixture.now);
  CHECK(fixture.round().did_something);
  CHECK_FALSE(fixture.round().did_something);
  REQUIRE(fixture.script.seen.size() == 1);
  CHECK(fixture.script.seen[0].to == "zoe@example.org");
  CHECK(fixture.script.seen[0].content.find("Message-ID: <" + crypto::id_text(id) + "@example.org>") !=
        std::string::npos);
  CHECK(fixture.state() == "sent ");
  CHECK(fixture.count("SELECT count(*) FROM outbox WHERE payload_sealed IS NULL") == 1);
}

TEST_CASE("a temporary failure is tried again after growing pauses") {
  RoundFixture fixture;
  fixture.enqueue(fixture.now);
  fixture.script.deliveries = {{Fate::kTryLater, "smtp.451"}, {Fate::kTryLater, "smtp.451"}};
  for (const Millis pause : {kMinute, 5 * kMinute}) {
    REQUIRE(fixture.round().did_something);
    const workers::RoundEnd idle = fixture.round();
    CHECK_FALSE(idle.did_something);
    CHECK(idle.next_due_at == fixture.now + pause);
    fixture.now += pause - 1;
    CHECK_FALSE(fixture.round().did_something);
    fixture.now += 1;
  }
  CHECK(fixture.round().did_something);
  CHECK(fixture.state() == "sent ");
  CHECK(fixture.script.seen.size() == 3);
}

TEST_CASE("a mail that is never taken is given up in time") {
  RoundFixture fixture;
  fixture.enqueue(fixture.now);
  const Millis end = fixture.now + OutboxFixture::kGiveUpAfter;
  for (int i = 0; i < 100; ++i) fixture.script.deliveries.push_back({Fate::kTryLater, "smtp.connection"});
  while (true) {
    const workers::RoundEnd round = fixture.round();
    if (!round.did_something && !round.next_due_at) break;
    if (!round.did_something) fixture.now = *round.next_due_at;
  }
  CHECK(fixture.state() == "failed smtp.connection");
  CHECK(fixture.now <= end);
  CHECK(fixture.script.seen.size() == 14);  // at once, 4 growing pauses, 9 of 5 hours
}

TEST_CASE("a refused mail is over at once") {
  RoundFixture fixture;
  fixture.enqueue(fixture.now);
  fixture.script.deliveries = {{Fate::kRefused, "smtp.550.5.1.1"}};
  std::vector<Outcome> outcomes;
  fixture.context.observer = [&](const store::LeasedMail&, Outcome outcome, std::string_view) { outcomes.push_back(outcome); };
  fixture.round();
  CHECK(fixture.state() == "failed smtp.550.5.1.1");
  CHECK(outcomes == std::vector<Outcome>{Outcome::kFailed});
}

TEST_CASE("a lost reply is tried once more, then counts as sent") {
  RoundFixture fixture;
  fixture.enqueue(fixture.now);
  fixture.script.deliveries = {{Fate::kTryLater, std::string(kReplyLost)}, {Fate::kTryLater, std::string(kReplyLost)}};
  fixture.round();
  fixture.now += kMinute;
  fixture.round();
  CHECK(fixture.state() == "sent smtp.reply_lost");
  CHECK(fixture.script.seen.size() == 2);
  CHECK(fixture.script.seen[0].id == fixture.script.seen[1].id);
}

TEST_CASE("a worker that died leaves its mail to the next one") {
  RoundFixture fixture;
  fixture.enqueue(fixture.now);
  const Id dead = crypto::new_id(2);
  REQUIRE(fixture.write([&](store::Transaction& t) { return store::lease_due_mails(t, dead, fixture.now, kLease, 1); }));
  CHECK_FALSE(fixture.round().did_something);
  fixture.now += kLease;
  CHECK(fixture.round().did_something);
  CHECK(fixture.state() == "sent ");
}

TEST_CASE("a payload that is not genuine is not sent") {
  RoundFixture fixture;
  fixture.enqueue(fixture.now);
  REQUIRE(fixture.write([](store::Transaction& t) { return t->run("UPDATE outbox SET payload_sealed = x'0102'"); }));
  fixture.round();
  CHECK(fixture.state() == "failed mail.payload_not_genuine");
  CHECK(fixture.script.seen.empty());
}

TEST_CASE("a payload of another shape is not sent") {
  RoundFixture fixture;
  fixture.enqueue(fixture.now, R"({"to":"zoe@example.org\nBcc: all@example.org","locale":"fr","url":"x"})");
  fixture.round();
  CHECK(fixture.state() == "failed mail.payload_malformed");
  CHECK(fixture.script.seen.empty());
}

TEST_CASE("a mail found too late is not sent any more") {
  RoundFixture fixture;
  fixture.enqueue(fixture.now);
  fixture.now += OutboxFixture::kGiveUpAfter + 1;
  fixture.round();
  CHECK(fixture.state() == "failed mail.expired");
  CHECK(fixture.script.seen.empty());
}

TEST_CASE("a closed store ends a round") {
  RoundFixture fixture;
  fixture.store.drain();
  CHECK_FALSE(fixture.round().did_something);
}

TEST_CASE("pauses grow and are spread") {
  CHECK(pause_after(1, 0.5) == kMinute);
  CHECK(pause_after(1, 0.0) == 48'000);
  CHECK(pause_after(4, 0.5) == 120 * kMinute);
  CHECK(pause_after(5, 0.5) == 300 * kMinute);
  CHECK(pause_after(500, 0.5) == 300 * kMinute);
}

TEST_CASE("B43 a dead mailbox is suppressed with the mail's failure, other refusals are not") {
  RoundFixture fixture;
  fixture.enqueue(fixture.now);
  fixture.script.deliveries = {{Fate::kRefused, "smtp.550.5.7.1", {}, false}};
  fixture.round();
  CHECK(fixture.count("SELECT count(*) FROM suppression") == 0);
  fixture.enqueue(fixture.now);
  fixture.script.deliveries = {{Fate::kRefused, "smtp.550.5.1.1", {}, true}};
  fixture.round();
  CHECK(fixture.count("SELECT count(*) FROM suppression WHERE reason = 'bounced' AND detail = 'smtp.550.5.1.1'") == 1);
  CHECK(fixture.count("SELECT count(*) FROM event WHERE kind IN ('mail.bounced', 'mail.suppressed')") == 2);
}

TEST_CASE("B44 a doubt outlives what comes between: never a second duplicate") {
  RoundFixture fixture;
  fixture.enqueue(fixture.now);
  const Delivery lost{Fate::kTryLater, std::string(kReplyLost), {}, false};
  fixture.script.deliveries = {lost, {Fate::kTryLater, "smtp.451", {}, false}, lost};
  for (const Millis pause : {kMinute, 5 * kMinute, 30 * kMinute}) {
    fixture.round();
    fixture.now += pause;
  }
  CHECK_FALSE(fixture.round().did_something);
  CHECK(fixture.state() == "sent smtp.reply_lost");
}

TEST_CASE("the server's reply is kept with the mail that it took") {
  RoundFixture fixture;
  fixture.enqueue(fixture.now);
  fixture.script.deliveries = {{Fate::kDelivered, {}, "250 2.0.0 OK queued as X", false}};
  fixture.round();
  CHECK(fixture.count("SELECT count(*) FROM outbox WHERE state = 'sent' AND reply = '250 2.0.0 OK queued as X'") == 1);
}
