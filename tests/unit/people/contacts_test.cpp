// How many messages a person got, all accounts together, and whether one more may be sent.
#include "fixture.hpp"
#include "people/contacts_log.hpp"
#include "people/pressure.hpp"

using namespace guichet;
using namespace guichet::people;

namespace {

struct ContactsFixture : PeopleFixture {
  int ids = 0;

  void send(const Id& account, Millis days_ago, const std::string& kind = "newsletter") {
    ReportedMessage message{account, std::nullopt, {}, kind, "email", now - days_ago * kContactDay};
    message.message_ix[0] = static_cast<std::uint8_t>(++ids);
    REQUIRE(write([&](store::Transaction& t) { return log_contacts(t, kShop, {message}, now); }));
  }

  Pressure pressure(const Id& account, const PressureQuestion& question = {}) {
    const auto found = write([&](store::Transaction& t) -> store::Result<Pressure> {
      const auto person = find_person(t, kShop, account);
      return find_pressure(t, kShop, *person, question, now);
    });
    REQUIRE(found);
    return *found;
  }
};

Json message(const std::string& id = "1") {
  return Json{{"email", "a@example.com"},
              {"kind", "newsletter"},
              {"channel", "email"},
              {"system", "crm"},
              {"id", id},
              {"at", "2026-11-23T10:00:00Z"}};
}

Result<std::vector<ReportedMessage>> parse(const crypto::Keys& keys, const Json& messages) {
  return parse_contacts_log(keys, kShop, write_json(Json{{"v", 1}, {"messages", messages}}),
                            1'795'428'000'000);
}

}  // namespace

TEST_CASE(
    "messages of the last 7 and 30 days are counted by kind and channel, over all accounts of a person") {
  ContactsFixture fixture;
  const SignedUp left = fixture.sign_up("a@example.com"), right = fixture.sign_up("b@example.com");
  fixture.send(left.account, 1);
  fixture.send(left.account, 10);
  fixture.send(right.account, 2);
  fixture.send(right.account, 3, "offer");
  fixture.send(right.account, 31);
  CHECK(fixture.pressure(left.account).all == 2);
  REQUIRE(fixture.write([&](store::Transaction& t) {
    return people::link(t, {kShop, left.account, right.account, LinkReason::kReview, 0.9, "m"}, fixture.now);
  }));
  const Pressure all = fixture.pressure(right.account);
  REQUIRE(all.counts.size() == 2);
  CHECK(all.counts[0].kind == "newsletter");
  CHECK(all.counts[0].recent == 2);
  CHECK(all.counts[0].all == 3);
  CHECK(all.recent == 3);
  CHECK(all.all == 4);
  CHECK_FALSE(all.may_send);
}

TEST_CASE("a cap says whether one more may be sent, and when again") {
  ContactsFixture fixture;
  const SignedUp who = fixture.sign_up("a@example.com");
  fixture.send(who.account, 1);
  fixture.send(who.account, 5);
  fixture.send(who.account, 20);
  CHECK(fixture.pressure(who.account, {"", 3, std::nullopt}).may_send == true);
  const Pressure weekly = fixture.pressure(who.account, {"newsletter", 2, 10});
  CHECK(weekly.may_send == false);
  CHECK(weekly.again_at == fixture.now + 2 * kContactDay);  // the one of five days ago leaves the week
  const Pressure monthly = fixture.pressure(who.account, {"newsletter", 2, 3});
  CHECK(monthly.again_at == fixture.now + 10 * kContactDay);
  CHECK(fixture.pressure(who.account, {"offer", 1, 1}).may_send == true);
  const Pressure never = fixture.pressure(who.account, {"offer", 0, 1});
  CHECK(never.may_send == false);
  CHECK_FALSE(never.again_at);
  fixture.now += 2 * kContactDay;
  CHECK(fixture.pressure(who.account, {"newsletter", 2, 10}).may_send == true);
}

TEST_CASE("a message is counted once, an unknown receiver not at all") {
  ContactsFixture fixture;
  const SignedUp who = fixture.sign_up("a@example.com");
  const auto messages = parse(fixture.keys, Json::array({message("1"), message("1"), message("2")}));
  REQUIRE(messages);
  std::vector<ReportedMessage> reported = *messages;
  for (ReportedMessage& each : reported) each.at = fixture.now;
  reported.push_back({crypto::new_id(1), std::nullopt, {9}, "newsletter", "email", fixture.now});
  reported.push_back({who.account, std::nullopt, {8}, "newsletter", "email", fixture.now - 31 * kContactDay});
  const auto logged =
      fixture.write([&](store::Transaction& t) { return log_contacts(t, kShop, reported, fixture.now); });
  REQUIRE(logged);
  CHECK(logged->recorded == 2);
  CHECK(logged->repeated == 1);
  CHECK(logged->unknown == 1);
  CHECK(logged->expired == 1);
}

TEST_CASE("what is wrong in a log is said with its place") {
  const crypto::Keys keys = *crypto::Keys::random();
  const auto pointer = [&](const std::string& member, const Json& value) {
    Json wrong = message();
    wrong[member] = value;
    const auto messages = parse(keys, Json::array({message(), wrong}));
    return messages ? std::string() : messages.error().pointer;
  };
  CHECK(pointer("at", "yesterday") == "/messages/1/at");
  CHECK(pointer("at", "2026-11-25T10:00:00Z") == "/messages/1/at");
  CHECK(pointer("kind", "with space") == "/messages/1/kind");
  CHECK(pointer("system", "") == "/messages/1/system");
  CHECK(pointer("id", "") == "/messages/1/id");
  CHECK(pointer("channel", 3) == "/messages/1/channel");
  CHECK(pointer("account", "nobody") == "/messages/1/email");
  CHECK(pointer("more", 1) == "/messages/1/more");
  CHECK(pointer("email", "no address").empty());  // an address that cannot be one is unknown
  Json many = Json::array();
  for (int i = 0; i < 1000; ++i) many.push_back(message(std::to_string(i)));
  CHECK(parse(keys, many));
  many.push_back(message());
  CHECK_FALSE(parse(keys, many));
}

TEST_CASE("logged contacts are purged when no window counts them") {
  ContactsFixture fixture;
  const SignedUp who = fixture.verified("a@example.com");
  fixture.send(who.account, 0);
  const auto purge = [&](Millis days) {
    const auto removed = fixture.write([&](store::Transaction& t) {
      return store::purge_contacts(t, fixture.now + (days - 35) * kContactDay, 10);
    });
    REQUIRE(removed);
    return *removed;
  };
  CHECK(purge(35) == 0);
  CHECK(purge(36) == 1);
}
