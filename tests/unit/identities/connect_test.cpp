#include "fixture.hpp"

namespace guichet::identities {
namespace {

// An account that a login has made: no mail of ours ever proved its mailbox.
Id account_by_login(LoginFixture& fixture, const login::Person& who) {
  fixture.send({who.values.at("email"), "Marie", fixture.sign_in(who).result.ticket});
  const auto account = fixture.account_of(who);
  REQUIRE(account);
  static_cast<void>(fixture.take_mails());
  return *account;
}

}  // namespace

TEST_CASE("one click connects the offered account, once, and signs in") {
  LoginFixture fixture;
  const Id account = fixture.verified_account("marie@gmail.com");
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Visitor visitor = fixture.sign_in(who);
  CHECK(visitor.result.state == ArrivalState::kLink);
  CHECK_FALSE(fixture.account_of(who));
  const auto token = fixture.click(visitor.result.ticket);
  REQUIRE(token);
  CHECK(fixture.account_of(who) == account);
  CHECK(fixture.signed_in(visitor.arrived.session) == account);
  CHECK(told(fixture.verify(*token).value_or(Json()), "sub") == crypto::id_text(account));
  CHECK_FALSE(fixture.click(visitor.result.ticket));
}

TEST_CASE("after the click the same ticket sends the form, and what is ticked is confirmed at once") {
  LoginFixture fixture;
  const Id account = fixture.verified_account("marie@gmail.com");
  const Visitor visitor = fixture.sign_in(LoginFixture::proved("1", "marie@gmail.com"));
  REQUIRE(fixture.click(visitor.result.ticket));
  const Sent sent = fixture.send({"marie@gmail.com", "Marie", visitor.result.ticket, true});
  CHECK(told(sent.answer, "next") == "signed_in");
  CHECK(fixture.consents_confirmed() == 1);
  // The mail that proved the mailbox before still counts: it is a way in of its own.
  CHECK(fixture.unlink(account, fixture.first_login(account)) == DisconnectVerdict::kDone);
}

TEST_CASE("A50 a click counts for ten minutes, at its site, for what was offered, while the session lasts") {
  LoginFixture fixture;
  const Id account = fixture.verified_account("marie@gmail.com");
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  CHECK_FALSE(fixture.click(fixture.sign_in(who).result.ticket, "another-site"));
  CHECK_FALSE(fixture.click(fixture.sign_in(LoginFixture::unproved("2", "marie@gmail.com")).result.ticket));
  CHECK_FALSE(fixture.click(fixture.sign_in(LoginFixture::proved("3", "other@gmail.com")).result.ticket));
  const Visitor ended = fixture.sign_in(who);
  fixture.sign_in(who, ended.arrived.session);
  CHECK_FALSE(fixture.click(ended.result.ticket));
  const Visitor late = fixture.sign_in(who);
  fixture.now += 10 * kMinute;
  CHECK_FALSE(fixture.click(late.result.ticket));
  CHECK(fixture.logins(account).empty());
}

TEST_CASE("A50 a click does not connect an account that holds the address no more") {
  LoginFixture fixture;
  const Id account = fixture.verified_account("marie@gmail.com");
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Visitor visitor = fixture.sign_in(who);
  const Id other = fixture.verified_account("other@gmail.com");
  REQUIRE(fixture.write(
      [&](store::Transaction& t) { return t->run("UPDATE login_ticket SET offered_id = ?1", other); }));
  CHECK_FALSE(fixture.click(visitor.result.ticket));
  CHECK(fixture.logins(account).empty());
  CHECK(fixture.logins(other).empty());
}

TEST_CASE("A48 CVE-2025-64717: a click connects no login of a provider that was switched off") {
  LoginFixture fixture;
  const Id account = fixture.verified_account("marie@gmail.com");
  const Visitor visitor = fixture.sign_in(LoginFixture::proved("1", "marie@gmail.com"));
  fixture.settings.providers.erase("google");
  CHECK_FALSE(fixture.click(visitor.result.ticket));
  CHECK(fixture.logins(account).empty());
}

TEST_CASE(
    "A55 a mail tells the holder of a login that was connected, and one of a login that was disconnected") {
  LoginFixture fixture;
  const Id account = fixture.verified_account("marie@gmail.com");
  REQUIRE(fixture.click(fixture.sign_in(LoginFixture::proved("1", "marie@gmail.com")).result.ticket));
  const SentMail linked = fixture.take_mail();
  CHECK(linked.kind == "mail.identity_linked");
  CHECK(linked.member("to") == "marie@gmail.com");
  CHECK(linked.member("provider") == "Google");
  CHECK(linked.member("preferences_url").find("/preferences/") != std::string::npos);
  CHECK(fixture.unlink(account, fixture.first_login(account)) == DisconnectVerdict::kDone);
  const SentMail unlinked = fixture.take_mail();
  CHECK(unlinked.kind == "mail.identity_unlinked");
  CHECK(unlinked.member("to") == "marie@gmail.com");
  CHECK(fixture.events("identity.unlinked").size() == 1);
}

TEST_CASE("A55 nobody keeps these mails from the holder by using up what the address gets in a day") {
  LoginFixture fixture;
  const Id account = fixture.verified_account("marie@gmail.com");
  fixture.policy.mails = std::make_shared<signup::MailGate>(signup::AddressLimits{0, 1, 1});
  fixture.send({"marie@gmail.com"});
  static_cast<void>(fixture.take_mails());
  REQUIRE(fixture.click(fixture.sign_in(LoginFixture::proved("1", "marie@gmail.com")).result.ticket));
  CHECK(fixture.take_mail().kind == "mail.identity_linked");
  CHECK(fixture.logins(account).size() == 1);
}

TEST_CASE("A55 the last way in is kept: the only login of a mailbox that no mail of ours has proved") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Id account = account_by_login(fixture, who);
  const Id only = fixture.first_login(account);
  CHECK(fixture.unlink(account, only) == DisconnectVerdict::kLastWayIn);
  CHECK(fixture.account_of(who) == account);
  CHECK(fixture.take_mails().empty());

  auto second = LoginFixture::proved("2", "marie@gmail.com");
  second.provider = "apple";
  fixture.now += kMinute;
  REQUIRE(fixture.click(fixture.sign_in(second).result.ticket));
  CHECK(fixture.unlink(account, only) == DisconnectVerdict::kDone);
  CHECK(fixture.unlink(account, fixture.first_login(account)) == DisconnectVerdict::kLastWayIn);
}

TEST_CASE("A55 once a mail has proved the mailbox the only login may go") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Id account = account_by_login(fixture, who);
  fixture.send({"marie@gmail.com", "Marie", {}, true});
  fixture.confirm(fixture.take_mail().token());
  CHECK(fixture.unlink(account, fixture.first_login(account)) == DisconnectVerdict::kDone);
  CHECK_FALSE(fixture.account_of(who));
}

TEST_CASE("a login is not unlinked by the account of somebody else") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Id account = account_by_login(fixture, who);
  const Id other = fixture.verified_account("other@example.com");
  CHECK(fixture.unlink(other, fixture.first_login(account)) == DisconnectVerdict::kUnknown);
  CHECK(fixture.account_of(who) == account);
}

TEST_CASE("who is signed in by a login that is unlinked is signed out, and nobody else") {
  LoginFixture fixture;
  const Id account = fixture.verified_account("marie@gmail.com");
  const auto google = LoginFixture::proved("1", "marie@gmail.com");
  auto apple = LoginFixture::proved("2", "marie@gmail.com");
  apple.provider = "apple";
  const Visitor one = fixture.sign_in(google);
  const Visitor two = fixture.sign_in(apple);
  REQUIRE(fixture.click(one.result.ticket));
  fixture.now += kMinute;  // so that the first one is the first
  REQUIRE(fixture.click(two.result.ticket));
  CHECK(fixture.unlink(account, fixture.first_login(account)) == DisconnectVerdict::kDone);
  CHECK_FALSE(fixture.session(one.arrived.session));
  CHECK(fixture.signed_in(two.arrived.session) == account);
  CHECK(fixture.events("session.ended").size() == 1);
}

}  // namespace guichet::identities
