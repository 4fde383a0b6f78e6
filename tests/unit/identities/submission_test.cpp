#include "consent/erase.hpp"
#include "fixture.hpp"
#include "proof/chain.hpp"
#include "proof/entry.hpp"
#include "store/proofs.hpp"

namespace guichet::identities {
namespace {

std::string next_of(const Sent& sent) { return told(sent.answer, "next"); }

// The entry of the first consent that was confirmed.
Json first_entry(LoginFixture& fixture) {
  const auto entries =
      fixture.write([](store::Transaction& t) { return store::find_proof_entries(t, kShop, 0, 1); });
  REQUIRE(entries);
  REQUIRE(entries->size() == 1);
  return *parse_json(entries->front().content);
}

}  // namespace

TEST_CASE("a proved login needs no mail: account, address, consent, identity and session at once") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Visitor visitor = fixture.sign_in(who);
  const Sent sent = fixture.send({"Marie@Gmail.com", "Marie", visitor.result.ticket, true});
  CHECK(next_of(sent) == "signed_in");
  const auto account = fixture.account_of(who);
  REQUIRE(account);
  CHECK(fixture.is_verified(*account));
  CHECK(fixture.holder_of("marie@gmail.com") == account);
  CHECK(fixture.consents_confirmed() == 1);
  CHECK(fixture.signed_in(visitor.arrived.session) == account);
  CHECK(fixture.verify(told(sent.answer, "id_token")));
  CHECK(fixture.take_mail().kind == "mail.receipt");
  CHECK(fixture.count("SELECT count(*) FROM claim WHERE proved_by = 'provider'") == 1);
  CHECK(fixture.events("identity.linked").size() == 1);
}

TEST_CASE("what a login confirmed says so in the chain of proofs, and holds") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Millis signed_in_at = fixture.now;
  const Visitor visitor = fixture.sign_in(who);
  fixture.now += kMinute;
  fixture.send({"marie@gmail.com", "Marie", visitor.result.ticket, true});
  const Json entry = first_entry(fixture);
  CHECK(told(entry["facts"], "by") == "login");
  CHECK(told(entry["facts"], "provider") == "google");
  CHECK(entry["facts"]["signed_in_at"].get<Millis>() == signed_in_at);
  CHECK(proof::missing_step(entry["facts"], entry["personal"]).empty());
  const auto fields =
      fixture.write([&](store::Transaction& t) { return proof::find_fields(t, fixture.keys, kShop, 1); });
  REQUIRE(fields);
  CHECK((*fields)->at("subject") == "1");
  CHECK((*fields)->at("issuer") == kIssuer);
}

TEST_CASE(
    "a ticket is used once; used, expired or wrong it is as if there were none, and the page hears it") {
  LoginFixture fixture;
  const Visitor visitor = fixture.sign_in(LoginFixture::proved("1", "marie@gmail.com"));
  fixture.send({"marie@gmail.com", "Marie", visitor.result.ticket});
  const std::string plain = fixture.send({"x@gmail.com"}).bytes;
  const auto expired = [&](const std::string& ticket, const std::string& site = "site") {
    const Sent sent = fixture.send({"x@gmail.com", "Marie", ticket, false, site});
    CHECK(next_of(sent) == "confirm_by_mail");
    Json rest = sent.answer;
    CHECK(told(rest, "login") == "expired");
    rest.erase("login");
    CHECK((write_json(rest) == plain));
  };
  expired(visitor.result.ticket);
  expired(std::string(43, 'A'));
  expired("x");
  expired(fixture.sign_in(LoginFixture::proved("2", "x@gmail.com")).result.ticket, "another-site");
  const Visitor late = fixture.sign_in(LoginFixture::proved("2", "x@gmail.com"));
  fixture.now += kHour;
  expired(late.result.ticket);
  CHECK_FALSE(fixture.holder_of("x@gmail.com"));
}

TEST_CASE("a ticket dies with its session") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Visitor visitor = fixture.sign_in(who);
  REQUIRE(fixture.write([&](store::Transaction& t) {
    return end_sessions(t, fixture.keys, {kShop, who.issuer, who.subject, {}}, fixture.now);
  }));
  CHECK(told(fixture.send({"marie@gmail.com", "Marie", visitor.result.ticket}).answer, "login") == "expired");
  CHECK_FALSE(fixture.account_of(who));
}

TEST_CASE(
    "A54 CVE #40446: an address that was typed and is not the login's is proved by a mail, and links "
    "nothing") {
  LoginFixture fixture;
  const Id victim = fixture.verified_account("victim@gmail.com");
  fixture.settings.link = LinkPolicy::kAutomatic;
  const auto attacker = LoginFixture::proved("attacker", "attacker@gmail.com");
  const Visitor visitor = fixture.sign_in(attacker);
  const Sent sent = fixture.send({"victim@gmail.com", "Attacker", visitor.result.ticket, true});
  CHECK(next_of(sent) == "confirm_by_mail");
  CHECK_FALSE(fixture.account_of(attacker));
  CHECK_FALSE(fixture.signed_in(visitor.arrived.session));
  CHECK(fixture.consents_confirmed() == 0);
  const SentMail mail = fixture.take_mail();
  CHECK(mail.member("to") == "victim@gmail.com");
  fixture.confirm(mail.token());  // the victim's browser
  CHECK_FALSE(fixture.account_of(attacker));
  CHECK(fixture.logins(victim).empty());
}

TEST_CASE("A59 a login that is not proved, and a known, pending and unknown address: the same bytes") {
  LoginFixture fixture;
  fixture.verified_account("known@example.com");
  fixture.send({"pending@example.com"});
  std::set<std::string> answers{fixture.send({"plain@example.com"}).bytes};
  int subject = 0;
  for (const std::string email : {"known@example.com", "pending@example.com", "paula@example.com"}) {
    const Visitor visitor = fixture.sign_in(LoginFixture::unproved("s" + std::to_string(++subject), email));
    answers.insert(fixture.send({email, "Marie", visitor.result.ticket}).bytes);
  }
  CHECK(answers.size() == 1);
}

TEST_CASE("somebody known who sends a form with their own address confirms at once what they tick") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  fixture.send({"marie@gmail.com", "Marie", fixture.sign_in(who).result.ticket});
  CHECK(fixture.consents_confirmed() == 0);
  const Sent sent = fixture.send({"marie@gmail.com", "Marie", fixture.sign_in(who).result.ticket, true});
  CHECK(next_of(sent) == "signed_in");
  CHECK(fixture.consents_confirmed() == 1);
  CHECK(fixture.count("SELECT count(*) FROM account") == 1);
}

TEST_CASE(
    "A53 somebody known who sends a form with another address proves it by a mail, and is not connected "
    "twice") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  fixture.send({"marie@gmail.com", "Marie", fixture.sign_in(who).result.ticket});
  const Id account = fixture.own_account(who);
  const Sent sent = fixture.send({"other@gmail.com", "Marie", fixture.sign_in(who).result.ticket, true});
  CHECK(next_of(sent) == "confirm_by_mail");
  CHECK(fixture.count("SELECT count(*) FROM identity_link_request") == 0);
  CHECK(fixture.confirm(fixture.take_mail().token()).login.provider.empty());
  CHECK(fixture.account_of(who) == account);
  CHECK(fixture.holder_of("other@gmail.com") != account);
}

TEST_CASE("A48 both sides proved, and the visitor did not say yes: the mail is asked, not the login") {
  LoginFixture fixture;
  const Id account = fixture.verified_account("marie@gmail.com");
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Visitor visitor = fixture.sign_in(who);
  CHECK(next_of(fixture.send({"marie@gmail.com", "Marie", visitor.result.ticket, true})) ==
        "confirm_by_mail");
  CHECK_FALSE(fixture.account_of(who));
  CHECK(fixture.confirm(fixture.take_mail().token(), visitor.arrived.session).login.provider == "google");
  CHECK(fixture.account_of(who) == account);
}

TEST_CASE("A48 CVE-2025-64717: a ticket of a provider that was switched off in the meantime proves nothing") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Visitor visitor = fixture.sign_in(who);
  fixture.settings.providers.erase("google");
  CHECK(next_of(fixture.send({"marie@gmail.com", "Marie", visitor.result.ticket})) == "confirm_by_mail");
  CHECK(fixture.count("SELECT count(*) FROM account_identity") == 0);
  CHECK(fixture.count("SELECT count(*) FROM identity_link_request") == 0);
}

TEST_CASE("the same request again gets the same answer, and its ticket is not missed") {
  LoginFixture fixture;
  const Visitor visitor = fixture.sign_in(LoginFixture::proved("1", "marie@gmail.com"));
  const Sent first = fixture.send({"marie@gmail.com", "Marie", visitor.result.ticket});
  fixture.requests = 0;
  const Sent again = fixture.send({"marie@gmail.com", "Marie", visitor.result.ticket});
  CHECK((first.bytes == again.bytes));
  CHECK(fixture.count("SELECT count(*) FROM account") == 1);
}

TEST_CASE("who asked to be forgotten and comes back by a proved login is on the list no more") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Id account = fixture.verified_account("marie@gmail.com");
  REQUIRE(fixture.write([&](store::Transaction& t) {
    return consent::erase(t, fixture.keys, {kShop, account, "preferences", true}, fixture.now);
  }));
  CHECK(fixture.count("SELECT count(*) FROM opposition") == 1);
  fixture.send({"marie@gmail.com", "Marie", fixture.sign_in(who).result.ticket, true});
  CHECK(fixture.count("SELECT count(*) FROM opposition") == 0);
  CHECK(fixture.account_of(who));
}

}  // namespace guichet::identities
