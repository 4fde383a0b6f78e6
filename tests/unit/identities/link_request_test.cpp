#include "fixture.hpp"
#include "store/link_requests.hpp"

namespace guichet::identities {
namespace {

// A sign-up with a login that the mail has to prove.
struct Waiting {
  login::Person who;
  Visitor visitor;
  Sent sent;
  SentMail mail;
};

Waiting wait_for_mail(LoginFixture& fixture, const login::Person& who, const std::string& email) {
  Waiting waiting{who, fixture.sign_in(who), {}, {}};
  static_cast<void>(fixture.take_mails());
  waiting.sent = fixture.send({email, "Marie", waiting.visitor.result.ticket, true});
  waiting.mail = fixture.take_mail();
  return waiting;
}

}  // namespace

TEST_CASE("the mail's link in the browser that signed in connects the login and signs in") {
  LoginFixture fixture;
  const auto waiting =
      wait_for_mail(fixture, LoginFixture::unproved("1", "marie@example.com"), "marie@example.com");
  const auto confirmed = fixture.confirm(waiting.mail.token(), waiting.visitor.arrived.session);
  CHECK(confirmed.link.state == LinkState::kDone);
  CHECK(confirmed.login.provider == "microsoft");
  const auto account = fixture.holder_of("marie@example.com");
  CHECK(fixture.account_of(waiting.who) == account);
  CHECK(fixture.signed_in(waiting.visitor.arrived.session) == account);
  CHECK(fixture.verify(confirmed.login.id_token));
  CHECK(fixture.count("SELECT count(*) FROM claim WHERE proved_by = 'mail'") == 1);
}

TEST_CASE("the mail's code in the page that sent the form does the same") {
  LoginFixture fixture;
  const auto waiting =
      wait_for_mail(fixture, LoginFixture::unproved("1", "marie@example.com"), "marie@example.com");
  const auto outcome = fixture.type_code(waiting.sent.key, waiting.mail.member("code"));
  CHECK(outcome.state == optin::CodeState::kConfirmed);
  CHECK(outcome.login.provider == "microsoft");
  CHECK(fixture.verify(outcome.login.id_token));
  CHECK(fixture.account_of(waiting.who) == fixture.holder_of("marie@example.com"));
}

TEST_CASE(
    "A50 CVE-2026-9087: the mail's link in another browser confirms the address and connects nothing, for "
    "good") {
  LoginFixture fixture;
  for (const bool has_cookie : {false, true}) {
    const std::string name = has_cookie ? "cookie" : "none";
    const auto waiting = wait_for_mail(fixture, LoginFixture::unproved(name, ""), name + "@example.com");
    const Visitor other = fixture.sign_in(LoginFixture::unproved("other-" + name, ""));
    const auto confirmed = fixture.confirm(waiting.mail.token(), has_cookie ? other.arrived.session : "");
    CHECK(confirmed.link.state == LinkState::kDone);
    CHECK(confirmed.login.provider.empty());
    CHECK(fixture.holder_of(name + "@example.com"));
    fixture.confirm(waiting.mail.token(), waiting.visitor.arrived.session);
    CHECK_FALSE(fixture.account_of(waiting.who));
  }
}

TEST_CASE(
    "A50 CVE-2026-82968: the proof of one login connects no other that signed in later in that browser") {
  LoginFixture fixture;
  const auto waiting =
      wait_for_mail(fixture, LoginFixture::unproved("first", "marie@example.com"), "marie@example.com");
  const auto second = LoginFixture::unproved("second", "marie@example.com");
  const Visitor later = fixture.sign_in(second, waiting.visitor.arrived.session);
  const auto confirmed = fixture.confirm(waiting.mail.token(), later.arrived.session);
  CHECK(confirmed.login.provider.empty());
  CHECK_FALSE(fixture.account_of(second));
  CHECK_FALSE(fixture.account_of(waiting.who));
}

TEST_CASE("A50 a session that says another subject completes nothing") {
  LoginFixture fixture;
  const auto waiting =
      wait_for_mail(fixture, LoginFixture::unproved("1", "marie@example.com"), "marie@example.com");
  const Bytes32 other = fixture.identity_index_of(LoginFixture::unproved("2", ""));
  REQUIRE(fixture.write(
      [&](store::Transaction& t) { return t->run("UPDATE login_session SET identity_ix = ?1", other); }));
  CHECK(fixture.confirm(waiting.mail.token(), waiting.visitor.arrived.session).login.provider.empty());
  CHECK_FALSE(fixture.account_of(waiting.who));
}

TEST_CASE("A50 CVE-2026-15571: what proves is random and of 256 bits, for link, cookie and ticket alike") {
  LoginFixture fixture;
  std::set<std::string> seen;
  for (int i = 0; i < 50; ++i) {
    const std::string name = "s" + std::to_string(i);
    const auto waiting = wait_for_mail(fixture, LoginFixture::unproved("same", ""), name + "@example.com");
    for (const std::string& secret :
         {waiting.mail.token(), waiting.visitor.arrived.session, waiting.visitor.result.ticket}) {
      CHECK(crypto::is_token(secret));
      CHECK(seen.insert(secret).second);
      CHECK(seen.insert(secret.substr(0, 20)).second);
      CHECK(seen.insert(secret.substr(23)).second);
    }
  }
}

TEST_CASE("A50 a proof is used once: the request is gone, and the same link connects nothing again") {
  LoginFixture fixture;
  const auto waiting =
      wait_for_mail(fixture, LoginFixture::unproved("1", "marie@example.com"), "marie@example.com");
  fixture.confirm(waiting.mail.token(), waiting.visitor.arrived.session);
  const Id account = fixture.own_account(waiting.who);
  REQUIRE(fixture.unlink(account, fixture.first_login(account)) == DisconnectVerdict::kDone);
  const auto again = fixture.confirm(waiting.mail.token(), waiting.visitor.arrived.session);
  CHECK(again.link.state == LinkState::kAlready);
  CHECK(again.login.provider.empty());
  CHECK_FALSE(fixture.account_of(waiting.who));
  CHECK(fixture.count("SELECT count(*) FROM identity_link_request") == 0);
}

TEST_CASE("A50 the proof of one submission's mail completes no other submission's login") {
  LoginFixture fixture;
  fixture.verified_account("marie@example.com");
  const auto attacker = wait_for_mail(fixture, LoginFixture::unproved("attacker", ""), "marie@example.com");
  const auto owner = wait_for_mail(fixture, LoginFixture::unproved("owner", ""), "marie@example.com");
  fixture.confirm(owner.mail.token(), owner.visitor.arrived.session);
  CHECK(fixture.account_of(owner.who));
  CHECK_FALSE(fixture.account_of(attacker.who));
}

TEST_CASE("A50 a proof for one account completes nothing at another") {
  LoginFixture fixture;
  const auto waiting =
      wait_for_mail(fixture, LoginFixture::unproved("1", "marie@example.com"), "marie@example.com");
  const Id other = fixture.verified_account("other@example.com");
  REQUIRE(fixture.write([&](store::Transaction& t) {
    return t->run("UPDATE identity_link_request SET account_id = ?1", other);
  }));
  CHECK(fixture.confirm(waiting.mail.token(), waiting.visitor.arrived.session).login.provider.empty());
  CHECK_FALSE(fixture.account_of(waiting.who));
}

TEST_CASE("A50 a login waits no longer than the session of its browser, nor than the mail's link") {
  LoginFixture fixture;
  const auto waiting =
      wait_for_mail(fixture, LoginFixture::unproved("1", "marie@example.com"), "marie@example.com");
  fixture.now += fixture.settings.session_lifetime;
  CHECK(fixture.confirm(waiting.mail.token(), waiting.visitor.arrived.session).login.provider.empty());
  fixture.settings.session_lifetime = 1000 * kHour;
  const auto late = wait_for_mail(fixture, LoginFixture::unproved("2", ""), "paul@example.com");
  REQUIRE(fixture.write(
      [&](store::Transaction& t) { return t->run("UPDATE token SET expires_at = ?1", fixture.now * 2); }));
  fixture.now += fixture.policy.consent_lifetime;
  CHECK(fixture.confirm(late.mail.token(), late.visitor.arrived.session).login.provider.empty());
  CHECK_FALSE(fixture.account_of(late.who));
}

TEST_CASE("A50 who signed out before the proof is not connected by it") {
  LoginFixture fixture;
  const auto waiting =
      wait_for_mail(fixture, LoginFixture::unproved("1", "marie@example.com"), "marie@example.com");
  REQUIRE(fixture.write([&](store::Transaction& t) {
    return end_session(t, fixture.keys, kShop, waiting.visitor.arrived.session, "logout", fixture.now);
  }));
  CHECK(fixture.type_code(waiting.sent.key, waiting.mail.member("code")).login.provider.empty());
  CHECK_FALSE(fixture.account_of(waiting.who));
}

TEST_CASE("A48 CVE-2025-64717: a login of a provider that was switched off is not connected by the proof") {
  LoginFixture fixture;
  const auto waiting =
      wait_for_mail(fixture, LoginFixture::unproved("1", "marie@example.com"), "marie@example.com");
  fixture.settings.providers.erase("microsoft");
  CHECK(fixture.confirm(waiting.mail.token(), waiting.visitor.arrived.session).login.provider.empty());
  CHECK_FALSE(fixture.account_of(waiting.who));
}

TEST_CASE("A55 the holder of an account that was there is told of a login that their own proof connected") {
  LoginFixture fixture;
  fixture.verified_account("marie@example.com");
  const auto waiting =
      wait_for_mail(fixture, LoginFixture::unproved("1", "marie@example.com"), "marie@example.com");
  fixture.confirm(waiting.mail.token(), waiting.visitor.arrived.session);
  CHECK(fixture.mails_of("mail.identity_linked") == 1);
}

TEST_CASE(
    "a login without an address, and one of another person, is connected to the account of the mailbox") {
  LoginFixture fixture;
  const Id account = fixture.verified_account("marie@example.com");
  const auto waiting = wait_for_mail(fixture, LoginFixture::unproved("1", ""), "marie@example.com");
  fixture.confirm(waiting.mail.token(), waiting.visitor.arrived.session);
  CHECK(fixture.account_of(waiting.who) == account);
}

}  // namespace guichet::identities
