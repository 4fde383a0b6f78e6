#include "consent/erase.hpp"
#include "consent/person_data.hpp"
#include "fixture.hpp"
#include "store/housekeeping.hpp"

namespace guichet::identities {
namespace {

// Somebody with an account, signed in in a browser.
struct Member {
  login::Person who;
  Visitor visitor;
  Id account{};
};

Member member(LoginFixture& fixture, const std::string& name) {
  Member made{LoginFixture::proved(name, name + "@gmail.com"), {}, {}};
  made.visitor = fixture.sign_in(made.who);
  fixture.send({name + "@gmail.com", name, made.visitor.result.ticket});
  made.account = fixture.own_account(made.who);
  return made;
}

std::int64_t end(LoginFixture& fixture, const std::string& issuer, const std::string& subject,
                 const std::string& session) {
  const auto ended = fixture.write([&](store::Transaction& t) {
    return end_sessions(t, fixture.keys, {kShop, issuer, subject, session}, fixture.now);
  });
  REQUIRE(ended);
  return *ended;
}

}  // namespace

TEST_CASE("A60 what a provider says has ended ends: by subject all of them, by session the one") {
  LoginFixture fixture;
  const Member marie = member(fixture, "marie");
  auto elsewhere = marie.who;
  elsewhere.session = "another";
  const Visitor second = fixture.sign_in(elsewhere);
  CHECK(end(fixture, kIssuer, "marie", "upstream-marie") == 1);
  CHECK_FALSE(fixture.session(marie.visitor.arrived.session));
  CHECK(fixture.session(second.arrived.session));
  CHECK(end(fixture, kIssuer, "marie", "") == 1);
  CHECK_FALSE(fixture.session(second.arrived.session));
  CHECK(fixture.events("session.ended").size() == 2);
}

TEST_CASE("A60 nothing ends for another issuer, another subject, another session, or for neither of both") {
  LoginFixture fixture;
  const Member marie = member(fixture, "marie");
  CHECK(end(fixture, "https://other.example", "marie", "") == 0);
  CHECK(end(fixture, "https://other.example", "", "upstream-marie") == 0);
  CHECK(end(fixture, kIssuer, "paul", "") == 0);
  CHECK(end(fixture, kIssuer, "paul", "upstream-marie") == 0);
  CHECK(end(fixture, kIssuer, "", "another") == 0);
  CHECK(end(fixture, kIssuer, "", "") == 0);
  CHECK(fixture.signed_in(marie.visitor.arrived.session) == marie.account);
  CHECK(end(fixture, kIssuer, "", "upstream-marie") == 1);
}

TEST_CASE("a session holds the hint for the provider, sealed, until it ends or expires") {
  LoginFixture fixture;
  const Member marie = member(fixture, "marie");
  const std::string cookie = marie.visitor.arrived.session;
  const auto found = fixture.session(cookie);
  REQUIRE(found);
  CHECK(found->id_token == "header.of-the-provider.signature");
  CHECK(found->provider == "google");
  CHECK_FALSE(fixture.session("x"));
  CHECK_FALSE(fixture.session(std::string(43, 'A')));
  fixture.now += fixture.settings.session_lifetime;
  CHECK_FALSE(fixture.session(cookie));
}

TEST_CASE("A57 of the cookie only a keyed hash is stored") {
  LoginFixture fixture;
  const Member marie = member(fixture, "marie");
  const Bytes32 hash = crypto::token_hash(fixture.keys, marie.visitor.arrived.session);
  const auto found =
      fixture.write([&](store::Transaction& t) { return store::find_session(t, kShop, hash, fixture.now); });
  REQUIRE(found);
  CHECK(*found);
  std::ifstream file(fixture.options.path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  for (const std::string& secret :
       {marie.visitor.arrived.session, marie.visitor.result.ticket, std::string("of-the-provider"),
        std::string("marie@gmail.com"), kIssuer}) {
    CHECK(content.find(secret) == std::string::npos);
  }
}

TEST_CASE("signing out ends the session once") {
  LoginFixture fixture;
  const Member marie = member(fixture, "marie");
  const auto sign_out = [&] {
    const auto ended = fixture.write([&](store::Transaction& t) {
      return end_session(t, fixture.keys, kShop, marie.visitor.arrived.session, "logout", fixture.now);
    });
    REQUIRE(ended);
    return *ended;
  };
  CHECK(sign_out());
  CHECK_FALSE(sign_out());
  const auto events = fixture.events("session.ended");
  REQUIRE(events.size() == 1);
  CHECK(events[0].account_id == marie.account);
  CHECK((*parse_json(events[0].detail))["why"].get<std::string>() == "logout");
}

TEST_CASE("erasure leaves neither login, session, result, ticket nor waiting request of the person") {
  LoginFixture fixture;
  const Member marie = member(fixture, "marie");
  const Member paul = member(fixture, "paul");
  fixture.sign_in(marie.who);  // a ticket that was not used
  fixture.arrive(marie.who);   // a result that was not taken
  fixture.send(
      {"marie@gmail.com", "x", fixture.sign_in(LoginFixture::unproved("y", "")).result.ticket, true});
  CHECK(fixture.count("SELECT count(*) FROM identity_link_request") == 1);
  REQUIRE(fixture.write([&](store::Transaction& t) {
    return consent::erase(t, fixture.keys, {kShop, marie.account, "preferences", true}, fixture.now);
  }));
  const Bytes32 index = fixture.identity_index_of(marie.who);
  const auto left = fixture.write([&](store::Transaction& t) {
    return t->fetch_one(
        "SELECT (SELECT count(*) FROM account_identity WHERE identity_ix = ?1)"
        " + (SELECT count(*) FROM login_session WHERE identity_ix = ?1)"
        " + (SELECT count(*) FROM login_ticket WHERE identity_ix = ?1)"
        " + (SELECT count(*) FROM login_result) + (SELECT count(*) FROM identity_link_request)",
        [](const store::Statement& row) { return row.integer(0); }, index);
  });
  REQUIRE(left);
  CHECK(*left == 0);
  CHECK(fixture.signed_in(paul.visitor.arrived.session) == paul.account);
  CHECK(fixture.arrive(marie.who).state == ArrivalState::kNew);
}

TEST_CASE("what is over goes: results, tickets, sessions, requests") {
  LoginFixture fixture;
  member(fixture, "marie");
  fixture.send({"paul@gmail.com", "Paul", fixture.sign_in(LoginFixture::unproved("p", "")).result.ticket});
  fixture.sign_in(LoginFixture::proved("x", "x@gmail.com"));
  fixture.arrive(LoginFixture::proved("x", "x@gmail.com"));
  const auto left = [&] {
    return fixture.count(
        "SELECT (SELECT count(*) FROM login_result) + (SELECT count(*) FROM login_ticket)"
        " + (SELECT count(*) FROM login_session) + (SELECT count(*) FROM identity_link_request)");
  };
  const auto purge = [&] {
    REQUIRE(fixture.write([&](store::Transaction& t) { return store::purge(t, {}, fixture.now, 100); }));
  };
  purge();
  CHECK(left() == 7);
  fixture.now += 100 * kHour;
  purge();
  CHECK(left() == 0);
  CHECK(fixture.count("SELECT count(*) FROM account_identity") == 1);
}

TEST_CASE("a person's own data names the logins that are connected") {
  LoginFixture fixture;
  const Member marie = member(fixture, "marie");
  const auto data = fixture.write(
      [&](store::Transaction& t) { return consent::person_data(t, fixture.keys, kShop, marie.account); });
  REQUIRE(data);
  REQUIRE(*data);
  const Json& logins = (**data)["logins"];
  REQUIRE(logins.size() == 1);
  CHECK(told(logins[0], "provider") == "google");
  CHECK(told(logins[0], "subject") == "marie");
}

}  // namespace guichet::identities
