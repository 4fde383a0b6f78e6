// Attacks on linking, played to their end: the five that come before an account's owner does (arXiv
// 2205.10174), and what other programs were found open to.
#include "fixture.hpp"
#include "store/match_accounts.hpp"

namespace guichet::identities {
namespace {

const std::string kVictim = "victim@gmail.com";

// The attacker signs up with the victim's address and a login of their own.
struct Prepared {
  login::Person attacker = LoginFixture::unproved("attacker", kVictim);
  Visitor visitor;
  Sent sent;
  std::optional<Id> account;  // that the attacker prepared
};

Prepared prepare(LoginFixture& fixture) {
  Prepared prepared;
  prepared.visitor = fixture.sign_in(prepared.attacker);
  prepared.sent = fixture.send({kVictim, "Attacker", prepared.visitor.result.ticket, true});
  prepared.account = fixture.claims(kVictim).at(0).account_id;
  return prepared;
}

// What stands in the store as an older program, or a hole in this one, could have left it: the attacker's
// login and session at an account whose address nobody has proved.
void force_in(LoginFixture& fixture, const Prepared& prepared) {
  const store::Identity identity =
      new_identity(fixture.keys, kShop, *prepared.account, prepared.attacker, fixture.now);
  REQUIRE(fixture.write([&](store::Transaction& t) { return store::insert_identity(t, identity); }));
  const Bytes32 cookie = crypto::token_hash(fixture.keys, prepared.visitor.arrived.session);
  REQUIRE(fixture.write(
      [&](store::Transaction& t) { return store::sign_in_session(t, cookie, *prepared.account); }));
  REQUIRE(fixture.signed_in(prepared.visitor.arrived.session) == prepared.account);
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE(
    "A49 a classic-federated merge: whoever comes by a provider does not get into an account that was "
    "prepared") {
  LoginFixture fixture;
  const Prepared prepared = prepare(fixture);
  const SentMail mail = fixture.take_mail();
  const auto victim = LoginFixture::proved("victim", kVictim);
  const Visitor visitor = fixture.sign_in(victim);
  fixture.send({kVictim, "Victim", visitor.result.ticket, true});
  const auto account = fixture.account_of(victim);
  REQUIRE(account);
  CHECK(account != prepared.account);
  CHECK(fixture.holder_of(kVictim) == account);
  CHECK(holds(fixture.profile(*account), "Victim"));
  // The attacker's mail is in the victim's box; its link gives the attacker nothing any more, in either
  // browser.
  CHECK(fixture.confirm(mail.token(), prepared.visitor.arrived.session).login.provider.empty());
  CHECK_FALSE(fixture.is_verified(*prepared.account));
  CHECK_FALSE(fixture.account_of(prepared.attacker));
  CHECK_FALSE(fixture.signed_in(prepared.visitor.arrived.session));
  CHECK(fixture.consents_confirmed() == 1);
}

TEST_CASE(
    "A49 b unexpired session: one that was opened before the mailbox was proved is ended by the proof") {
  LoginFixture fixture;
  const Prepared prepared = prepare(fixture);
  force_in(fixture, prepared);
  static_cast<void>(fixture.take_mails());
  fixture.send({kVictim, "Victim"});
  CHECK(fixture.confirm(fixture.take_mail().token()).link.state == LinkState::kDone);
  CHECK_FALSE(fixture.session(prepared.visitor.arrived.session));
  CHECK(fixture.events("session.ended").size() == 1);
}

TEST_CASE(
    "A49 c trojan identifier: a login that was added before the mailbox was proved is removed by the proof") {
  LoginFixture fixture;
  const Prepared prepared = prepare(fixture);
  force_in(fixture, prepared);
  static_cast<void>(fixture.take_mails());
  fixture.send({kVictim, "Victim"});
  const SentMail mail = fixture.take_mail();
  fixture.confirm(mail.token(), prepared.visitor.arrived.session);  // even with the attacker's cookie
  const auto account = fixture.holder_of(kVictim);
  REQUIRE(account);
  CHECK(fixture.logins(*account).empty());
  CHECK(fixture.arrive(prepared.attacker).state == ArrivalState::kNew);
  CHECK(fixture.count("SELECT count(*) FROM identity_link_request") == 0);
}

TEST_CASE(
    "A49 d unexpired e-mail change: what was started before the mailbox was proved cannot be finished "
    "after") {
  LoginFixture fixture;
  const Prepared prepared = prepare(fixture);
  const SentMail first = fixture.take_mail();
  // An address of the attacker's own waits at the same account, with a link that was mailed there.
  const store::ClaimKey own = fixture.claim_of("attacker@gmail.com");
  const std::string link = crypto::new_token();
  const auto found = fixture.write([&](store::Transaction& t) {
    return store::find_token(t, crypto::token_hash(fixture.keys, first.token()));
  });
  REQUIRE(found);
  REQUIRE(*found);
  store::Token change = **found;
  change.hash = crypto::token_hash(fixture.keys, link);
  change.claim = own;
  REQUIRE(fixture.write([&](store::Transaction& t) {
    return store::insert_claim(t, own, *prepared.account, fixture.now, fixture.now + 1000 * kHour);
  }));
  fixture.send({kVictim, "Victim"});
  const SentMail mail = fixture.take_mail();
  REQUIRE(fixture.write([&](store::Transaction& t) { return store::insert_token(t, change); }));
  fixture.confirm(mail.token());
  CHECK(fixture.claims("attacker@gmail.com").empty());
  CHECK(fixture.confirm(link).link.state == LinkState::kInvalid);
  CHECK_FALSE(fixture.holder_of("attacker@gmail.com"));
  CHECK(fixture.count("SELECT count(*) FROM consent WHERE state = 'confirmed'") ==
        0);  // that the attacker ticked
  CHECK(fixture.count("SELECT count(*) FROM consent_request") == 0);
  CHECK(holds(fixture.profile(fixture.holder_of(kVictim).value_or(Id{})), "Victim"));
}

TEST_CASE(
    "A49 e non-verifying provider: one that lets anybody type the victim's address signs nobody in with it") {
  LoginFixture fixture;
  fixture.settings.link = LinkPolicy::kAutomatic;
  const Id account = fixture.verified_account(kVictim, "Victim");
  for (const auto trust :
       {login::MailTrust::kUnverified, login::MailTrust::kVerified, login::MailTrust::kNone}) {
    const auto attacker =
        LoginFixture::person("attacker" + std::to_string(static_cast<int>(trust)), kVictim, trust);
    const Visitor visitor = fixture.sign_in(attacker);
    CHECK(visitor.result.state == ArrivalState::kNew);
    CHECK_FALSE(fixture.click(visitor.result.ticket));
    fixture.send({kVictim, "Attacker", fixture.sign_in(attacker).result.ticket});
    CHECK_FALSE(fixture.account_of(attacker));
  }
  CHECK(fixture.logins(account).empty());
  CHECK(holds(fixture.profile(account), "Victim"));
}

TEST_CASE("A49 a proof by mail of a prepared account takes nothing of what was prepared") {
  LoginFixture fixture;
  const Prepared prepared = prepare(fixture);
  static_cast<void>(fixture.take_mails());
  const auto victim = LoginFixture::unproved("victim", kVictim);
  const Visitor visitor = fixture.sign_in(victim);
  fixture.send({kVictim, "Victim", visitor.result.ticket});
  const auto confirmed = fixture.confirm(fixture.take_mail().token(), visitor.arrived.session);
  CHECK(confirmed.login.provider == "microsoft");
  const auto account = fixture.holder_of(kVictim);
  REQUIRE(account);
  CHECK(fixture.account_of(victim) == account);
  CHECK(fixture.logins(*account).size() == 1);
  CHECK_FALSE(holds(fixture.profile(*account), "Attacker"));
  CHECK(fixture.type_code(prepared.sent.key, "ABCD-EFGH").state != optin::CodeState::kConfirmed);
}

TEST_CASE("A48 CVE-2026-56666: an address that the provider did not verify connects no account of ours") {
  LoginFixture fixture;
  fixture.settings.link = LinkPolicy::kAutomatic;
  const Id account = fixture.verified_account(kVictim);
  const Visitor visitor = fixture.sign_in(LoginFixture::unproved("attacker", kVictim));
  CHECK(visitor.result.state == ArrivalState::kNew);
  CHECK_FALSE(visitor.result.is_mail_proved);
  CHECK(fixture.logins(account).empty());
}

TEST_CASE(
    "A48 karakeep #2921: a provider's unverified address gives nobody the session of the account that has "
    "it") {
  LoginFixture fixture;
  fixture.settings.link = LinkPolicy::kAutomatic;
  const Id account = fixture.verified_account(kVictim);
  const Visitor visitor = fixture.sign_in(LoginFixture::unproved("attacker", kVictim));
  const Sent sent = fixture.send({kVictim, "Attacker", visitor.result.ticket});
  CHECK(told(sent.answer, "next") == "confirm_by_mail");
  CHECK_FALSE(sent.answer.contains("id_token"));
  CHECK(fixture.signed_in(visitor.arrived.session) != account);
}

TEST_CASE("A48 manyfold #5088: a subject of one provider is not found by its address at another") {
  LoginFixture fixture;
  const auto owner = LoginFixture::proved("owner", kVictim);
  fixture.send({kVictim, "Victim", fixture.sign_in(owner).result.ticket});
  const auto attacker = LoginFixture::unproved("owner", kVictim);  // the same subject even
  const Visitor visitor = fixture.sign_in(attacker);
  CHECK(visitor.result.state == ArrivalState::kNew);
  CHECK_FALSE(fixture.signed_in(visitor.arrived.session));
  CHECK_FALSE(fixture.account_of(attacker));
}

TEST_CASE(
    "A48 better-auth #9578, Keycloak #53041: a verified login does not join an account whose address is "
    "unproved") {
  LoginFixture fixture;
  fixture.settings.link = LinkPolicy::kAutomatic;
  const Prepared prepared = prepare(fixture);
  const auto victim = LoginFixture::proved("victim", kVictim);
  const Visitor visitor = fixture.sign_in(victim);
  CHECK(visitor.result.state == ArrivalState::kNew);
  CHECK_FALSE(fixture.click(visitor.result.ticket));
  CHECK(fixture.logins(*prepared.account).empty());
  fixture.send({kVictim, "Victim", visitor.result.ticket});
  CHECK(fixture.account_of(victim) != prepared.account);
  CHECK(fixture.logins(*prepared.account).empty());
}

TEST_CASE("A51 nOAuth: the address of a tenant that an attacker owns never links") {
  LoginFixture fixture;
  fixture.settings.link = LinkPolicy::kAutomatic;
  const Id account = fixture.verified_account(kVictim);
  const auto attacker = LoginFixture::person("attacker", kVictim, login::MailTrust::kUnverified, "microsoft",
                                             "https://login.microsoftonline.com/evil/v2.0");
  const Visitor visitor = fixture.sign_in(attacker);
  CHECK(visitor.result.state == ArrivalState::kNew);
  CHECK_FALSE(fixture.click(visitor.result.ticket));
  CHECK(fixture.logins(account).empty());
}

}  // namespace guichet::identities
