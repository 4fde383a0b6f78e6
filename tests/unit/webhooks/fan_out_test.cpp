#include "json/json.hpp"
#include "store/housekeeping.hpp"
#include "webhook_fixture.hpp"

namespace guichet::webhooks {

TEST_CASE_METHOD(WebhookFixture,
                 "B48 an event, its message and its deliveries are written together or not at all") {
  make_endpoint();
  const auto failed = write([&](store::Transaction& transaction) -> store::Status {
    const store::Event event{crypto::new_id(now), "shop", "claim.verified", crypto::new_id(now), now, "{}"};
    if (auto written = store::insert_event(transaction, event); !written) return written;
    return store::StoreError{store::StoreErrc::kOther, "what comes after fails"};
  });
  CHECK_FALSE(failed);
  CHECK(count("SELECT count(*) FROM event") == 0);
  CHECK(count("SELECT count(*) FROM webhook_message") == 0);
  happen();
  CHECK(count("SELECT count(*) FROM event") == 1);
  CHECK(count("SELECT count(*) FROM webhook_message") == 1);
  CHECK(count("SELECT count(*) FROM webhook_delivery WHERE state = 'waiting'") == 1);
}

TEST_CASE_METHOD(WebhookFixture,
                 "B50 one message goes to every enabled endpoint that wants its type, in its tenant") {
  const Id all = make_endpoint();
  const Id some = make_endpoint({"claim.lost", "claim.verified"});
  const Id others = make_endpoint({"claim.lost"});
  const Id off = make_endpoint();
  REQUIRE(write([&](store::Transaction& transaction) {
    return store::disable_endpoint(transaction, "shop", off, "asked", now);
  }));
  happen("claim.verified");
  CHECK(count("SELECT count(*) FROM webhook_message") == 1);
  CHECK(list(all).size() == 1);
  CHECK(list(some).size() == 1);
  CHECK(list(others).empty());
  CHECK(list(off).empty());
  const store::Event elsewhere{crypto::new_id(now), "other", "claim.verified",
                               crypto::new_id(now), now,     "{}"};
  REQUIRE(
      write([&](store::Transaction& transaction) { return store::insert_event(transaction, elsewhere); }));
  CHECK(count("SELECT count(*) FROM webhook_message") == 1);
}

TEST_CASE_METHOD(WebhookFixture, "B50 a payload is type, timestamp and ids") {
  make_endpoint();
  const Id account = add_account();
  const Id id = happen("claim.verified", account);
  const auto payload = parse_json(lease()->payload);
  REQUIRE(payload);
  CHECK((*payload)["type"].get<std::string>() == "claim.verified");
  CHECK((*payload)["timestamp"].get<std::string>() == "1970-01-01T00:16:40.000Z");
  CHECK((*payload)["data"]["id"].get<std::string>() == crypto::id_text(id));
  CHECK((*payload)["data"]["account"].get<std::string>() == crypto::id_text(account));
  CHECK((*payload)["data"]["number"].get<std::int64_t>() == 1);
}

TEST_CASE_METHOD(WebhookFixture, "B50 messages of one account go one at a time, in the order of the events") {
  make_endpoint();
  const Id account = add_account();
  const Id first = happen("a", account);
  const Id second = happen("b", account);
  const Id third = happen("c", account);
  const Id other = happen("d", add_account());
  const auto one = lease();
  REQUIRE(one);
  CHECK(one->message == first);
  CHECK(lease()->message == other);  // nobody else waits for this account
  CHECK_FALSE(lease());
  finish(*one);
  const auto two = lease();
  REQUIRE(two);
  CHECK(two->message == second);
  finish(*two, false);  // given up: the next one goes
  CHECK(lease()->message == third);
}

TEST_CASE_METHOD(WebhookFixture, "B50 a replayed message goes before what waits about the same account") {
  const Id id = make_endpoint();
  const Id account = add_account();
  const Id first = happen("a", account);
  finish(*lease());
  const Id second = happen("b", account);
  const auto again =
      write([&](store::Transaction& transaction) { return replay(transaction, endpoint(id), {first}, now); });
  REQUIRE(again);
  CHECK(again->count == 1);
  const auto one = lease();
  REQUIRE(one);
  CHECK(one->message == first);
  CHECK_FALSE(lease());
  finish(*one);
  CHECK(lease()->message == second);
}

TEST_CASE_METHOD(
    WebhookFixture,
    "B50 what happened before an endpoint was made, or while it was disabled, is replayed from the log") {
  const Id before = happen("claim.verified");
  happen("claim.lost");
  const Id id = make_endpoint({"claim.verified"});
  CHECK_FALSE(lease());
  const auto replayed =
      write([&](store::Transaction& transaction) { return replay_after(transaction, endpoint(id), 0, now); });
  REQUIRE(replayed);
  CHECK(replayed->count == 1);
  CHECK(lease()->message == before);
}

TEST_CASE_METHOD(WebhookFixture, "B50 an endpoint has at most so many attempts under way") {
  make_endpoint();
  for (int i = 0; i < 3; ++i) happen();
  CHECK(lease(2));
  CHECK(lease(2));
  CHECK_FALSE(lease(2));
  const auto due = write(
      [&](store::Transaction& transaction) { return store::next_delivery_due_at(transaction, now, 2); });
  REQUIRE(due);
  CHECK_FALSE(*due);  // nobody is to look again and again meanwhile
}

TEST_CASE_METHOD(WebhookFixture, "B48 a lease that nobody ends is over after a while, and at a new start") {
  make_endpoint();
  const Id message = happen();
  CHECK(lease());
  CHECK_FALSE(lease());
  now += kLease + 1;
  CHECK(lease()->message == message);
  REQUIRE(write(
      [&](store::Transaction& transaction) { return store::release_delivery_leases(transaction, now); }));
  CHECK(lease()->message == message);
}

TEST_CASE_METHOD(WebhookFixture,
                 "housekeeping removes old messages with their deliveries, and secrets that ended") {
  const Id id = make_endpoint();
  happen();
  REQUIRE(
      write([&](store::Transaction& transaction) { return rotate(transaction, keys, endpoint(id), now); }));
  CHECK(count("SELECT count(*) FROM webhook_secret") == 2);
  now += 31LL * 24 * 3600 * 1000;
  const Id fresh = happen();
  REQUIRE(write([&](store::Transaction& transaction) { return store::purge(transaction, {}, now, 100); }));
  REQUIRE(list(id).size() == 1);
  CHECK(list(id).front().message == fresh);
  CHECK(count("SELECT count(*) FROM webhook_message") == 1);
  CHECK(count("SELECT count(*) FROM webhook_secret") == 1);
}

TEST_CASE_METHOD(WebhookFixture,
                 "B50 a secret that was replaced signs along for a day, the newest first, at most five") {
  const Id id = make_endpoint();
  const auto secrets = [&](Millis at) {
    auto found = write(
        [&](store::Transaction& transaction) { return store::find_secrets(transaction, "shop", id, at); });
    REQUIRE(found);
    return *found;
  };
  const Id first = secrets(now).front().id;
  REQUIRE(
      write([&](store::Transaction& transaction) { return rotate(transaction, keys, endpoint(id), now); }));
  const auto both = secrets(now + kOverlap - 1);
  REQUIRE(both.size() == 2);
  CHECK(both.back().id == first);
  const auto alone = secrets(now + kOverlap);
  REQUIRE(alone.size() == 1);
  CHECK(alone.front().id == both.front().id);
  for (int i = 0; i < 9; ++i) {
    REQUIRE(
        write([&](store::Transaction& transaction) { return rotate(transaction, keys, endpoint(id), now); }));
  }
  CHECK(secrets(now).size() == 5);
}

TEST_CASE_METHOD(WebhookFixture, "the log is numbered in the order of the commits, without gaps") {
  for (int i = 0; i < 3; ++i) happen(i == 1 ? "b" : "a");
  auto database = store::Database::open(options, store::OpenMode::kReadOnly);
  const auto all = store::list_events(*database, "shop", {}, 10);
  REQUIRE(all);
  REQUIRE(all->size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK((*all)[i].number == static_cast<std::int64_t>(i) + 1);
  CHECK(store::list_events(*database, "shop", {1, "a"}, 10)->size() == 1);
  CHECK(*store::number_before(*database, "shop", now) == 0);
  CHECK(*store::number_before(*database, "shop", now + 1) == 3);
}

}  // namespace guichet::webhooks
