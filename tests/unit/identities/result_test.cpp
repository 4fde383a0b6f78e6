#include "fixture.hpp"

namespace guichet::identities {

TEST_CASE("a result is taken once") {
  LoginFixture fixture;
  const Arrived arrived = fixture.arrive(LoginFixture::proved("1", "marie@gmail.com"));
  CHECK(fixture.take(arrived.code));
  CHECK_FALSE(fixture.take(arrived.code));
}

TEST_CASE("a result is for the page that set out: another verifier gets nothing, and does not take it away") {
  LoginFixture fixture;
  for (const std::string verifier : {"other", ""}) {
    const Arrived arrived = fixture.arrive(LoginFixture::proved("1", "marie@gmail.com"));
    CHECK_FALSE(fixture.take(arrived.code, verifier));
    CHECK(fixture.take(arrived.code));
  }
}

TEST_CASE("a result is for the site that it was made for, for ten minutes") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  CHECK_FALSE(fixture.take(fixture.arrive(who).code, "verifier", "another-site"));
  const Arrived late = fixture.arrive(who);
  fixture.now += 10 * kMinute;
  CHECK_FALSE(fixture.take(late.code));
  CHECK_FALSE(fixture.take(std::string(43, 'A')));
  CHECK_FALSE(fixture.take("x"));
}

TEST_CASE("a page without scripts is known by its browser") {
  LoginFixture fixture;
  const auto arrive = [&] {
    const Arrival arrival{{kShop, "site", "newsletter", "en", "google", {}},
                          LoginFixture::proved("1", "marie@gmail.com"),
                          "Google",
                          {},
                          {}};
    const auto arrived = fixture.write([&](store::Transaction& t) {
      return identities::arrive(t, fixture.keys, fixture.settings, arrival, fixture.now);
    });
    REQUIRE(arrived);
    return *arrived;
  };
  CHECK_FALSE(fixture.take(arrive().code, "verifier"));
  CHECK_FALSE(fixture.take(arrive().code, ""));
  CHECK_FALSE(fixture.take(arrive().code, "", "site", arrive().session));
  const Arrived good = arrive();
  CHECK(fixture.take(good.code, "", "site", good.session));
}

TEST_CASE("who turned back is told why, and gets neither values nor a ticket") {
  LoginFixture fixture;
  const Journey journey{kShop, "site", "newsletter", "en", "google", LoginFixture::challenge_of("verifier")};
  const auto code = fixture.write([&](store::Transaction& t) {
    return turn_back(t, fixture.keys, journey, ArrivalState::kDenied, fixture.now);
  });
  REQUIRE(code);
  const auto taken = fixture.take(*code);
  REQUIRE(taken);
  const Json json = result_json(*taken);
  CHECK(told(json, "state") == "denied");
  CHECK(json["provider"]["name"].get<std::string>() == "Google");
  CHECK(json.size() == 3);
}

TEST_CASE("A59 what a page is told of an address that is not proved does not depend on whether it is known") {
  LoginFixture fixture;
  fixture.verified_account("known@example.com");
  fixture.send({"pending@example.com"});
  std::set<std::string> told;
  int subject = 0;
  for (const std::string email : {"known@example.com", "pending@example.com", "paula@example.com"}) {
    TakenResult result =
        fixture.sign_in(LoginFixture::unproved("s" + std::to_string(++subject), email)).result;
    CHECK(result.ticket.size() == crypto::kTokenLength);
    result.ticket = "T";
    result.values["email"] = "E";
    told.insert(write_json(result_json(result)));
  }
  CHECK(told.size() == 1);
}

TEST_CASE("A58 nothing of the provider's tokens is in what a page is told") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Visitor first = fixture.sign_in(who);
  fixture.send({"marie@gmail.com", "Marie", first.result.ticket});
  for (const TakenResult& result : {first.result, fixture.sign_in(who).result}) {
    const std::string told = write_json(result_json(result));
    CHECK(told.find("of-the-provider") == std::string::npos);
    CHECK(told.find(kIssuer) == std::string::npos);
  }
}

TEST_CASE("a session that ended before the page came for its result leaves nothing to take") {
  LoginFixture fixture;
  const Arrived arrived = fixture.arrive(LoginFixture::proved("1", "marie@gmail.com"));
  REQUIRE(fixture.write([&](store::Transaction& t) {
    return end_session(t, fixture.keys, kShop, arrived.session, "logout", fixture.now);
  }));
  CHECK_FALSE(fixture.take(arrived.code));
}

}  // namespace guichet::identities
