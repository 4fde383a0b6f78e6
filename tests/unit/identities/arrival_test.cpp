#include "fixture.hpp"

namespace guichet::identities {
namespace {

using login::MailTrust;

std::string email_of(const TakenResult& result) {
  const auto found = result.values.find("email");
  return found == result.values.end() ? std::string() : found->second;
}

}  // namespace

TEST_CASE("somebody new comes back with values and a ticket, and is not signed in") {
  LoginFixture fixture;
  const Visitor visitor = fixture.sign_in(LoginFixture::proved("1", "marie@gmail.com"));
  CHECK(visitor.result.state == ArrivalState::kNew);
  CHECK(email_of(visitor.result) == "marie@gmail.com");
  CHECK(visitor.result.is_mail_proved);
  CHECK(crypto::is_token(visitor.result.ticket));
  CHECK(visitor.result.id_token.empty());
  CHECK_FALSE(fixture.signed_in(visitor.arrived.session));
}

TEST_CASE("somebody known is signed in with an ID token of ours") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Visitor first = fixture.sign_in(who);
  fixture.send({"marie@gmail.com", "Marie", first.result.ticket});
  const Visitor again = fixture.sign_in(who);
  CHECK(again.result.state == ArrivalState::kKnown);
  CHECK(fixture.signed_in(again.arrived.session) == fixture.account_of(who));
  const auto claims = fixture.verify(again.result.id_token);
  REQUIRE(claims);
  CHECK(told(*claims, "sub") == crypto::id_text(fixture.own_account(who)));
}

TEST_CASE(
    "A47 the key is issuer and subject: the same subject and address at two providers are two identities") {
  LoginFixture fixture;
  const auto here = LoginFixture::proved("same", "marie@gmail.com");
  auto there = here;
  there.issuer = "https://other.example";
  there.provider = "apple";
  fixture.send({"marie@gmail.com", "Marie", fixture.sign_in(here).result.ticket});
  REQUIRE(fixture.account_of(here));
  CHECK_FALSE(fixture.account_of(there));
  CHECK(fixture.arrive(there).state == ArrivalState::kLink);
  CHECK(fixture.count("SELECT count(*) FROM account_identity") == 1);
}

TEST_CASE("A47 issuer and subject are not mixed up where one begins with the end of the other") {
  LoginFixture fixture;
  const auto who = [](const std::string& issuer, const std::string& subject) {
    return LoginFixture::person(subject, "", MailTrust::kNone, "google", issuer);
  };
  CHECK(fixture.identity_index_of(who("https://a.example", "1")) !=
        fixture.identity_index_of(who("https://a.example1", "")));
  CHECK(fixture.identity_index_of(who("ab", "c")) != fixture.identity_index_of(who("a", "bc")));
}

TEST_CASE("A48 the offer to connect is only made for an authoritative address of a verified account") {
  LoginFixture fixture;
  fixture.verified_account("marie@gmail.com");
  fixture.send({"paul@gmail.com"});  // waits for its proof
  const auto state = [&](const std::string& email, MailTrust trust) {
    static int subject = 0;
    return fixture.arrive(LoginFixture::person("s" + std::to_string(++subject), email, trust)).state;
  };
  CHECK(state("marie@gmail.com", MailTrust::kAuthoritative) == ArrivalState::kLink);
  CHECK(state("marie@gmail.com", MailTrust::kVerified) == ArrivalState::kNew);
  CHECK(state("marie@gmail.com", MailTrust::kUnverified) == ArrivalState::kNew);
  CHECK(state("marie@gmail.com", MailTrust::kNone) == ArrivalState::kNew);
  CHECK(state("paul@gmail.com", MailTrust::kAuthoritative) == ArrivalState::kNew);
  CHECK(state("nobody@gmail.com", MailTrust::kAuthoritative) == ArrivalState::kNew);
  CHECK(fixture.count("SELECT count(*) FROM account_identity") == 0);
}

TEST_CASE("A48 where the site says so, both sides proved are connected at once, and the holder is told") {
  LoginFixture fixture;
  fixture.settings.link = LinkPolicy::kAutomatic;
  const Id account = fixture.verified_account("marie@gmail.com");
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Visitor visitor = fixture.sign_in(who);
  CHECK(visitor.result.state == ArrivalState::kKnown);
  CHECK(fixture.account_of(who) == account);
  CHECK(fixture.signed_in(visitor.arrived.session) == account);
  CHECK(fixture.take_mail().kind == "mail.identity_linked");
}

TEST_CASE("A53 another address at the provider moves nothing: the same account, its address unchanged") {
  LoginFixture fixture;
  auto who = LoginFixture::proved("1", "marie@gmail.com");
  fixture.send({"marie@gmail.com", "Marie", fixture.sign_in(who).result.ticket});
  const Id account = fixture.own_account(who);
  fixture.verified_account("paul@gmail.com", "Paul");
  who.values["email"] = "paul@gmail.com";
  const Visitor again = fixture.sign_in(who);
  CHECK(again.result.state == ArrivalState::kKnown);
  CHECK(fixture.signed_in(again.arrived.session) == account);
  CHECK(fixture.holder_of("marie@gmail.com") == account);
  CHECK(told(fixture.verify(again.result.id_token).value_or(Json()), "email") == "marie@gmail.com");
  CHECK(fixture.profile(account).find("paul") == std::string::npos);
}

TEST_CASE(
    "A56 an address that two programs may read differently is none: nothing is offered, nothing filled in") {
  LoginFixture fixture;
  fixture.verified_account("victim@gmail.com");
  const std::vector<std::string> bad = {"evil@x.example@gmail.com",
                                        "\"evil@x.example\"@gmail.com",
                                        "\"victim\"@gmail.com",
                                        "victim@gmail.com\r\nBcc: evil@x.example",
                                        std::string("victim@gmail.com\0", 17),
                                        "victim @gmail.com",
                                        "@gmail.com",
                                        "victim"};
  int subject = 0;
  for (const std::string& email : bad) {
    CAPTURE(email);
    const Visitor visitor = fixture.sign_in(LoginFixture::proved("s" + std::to_string(++subject), email));
    CHECK(visitor.result.state == ArrivalState::kNew);
    CHECK(email_of(visitor.result).empty());
    CHECK_FALSE(visitor.result.is_mail_proved);
  }
  CHECK(fixture.take_mails().empty());
}

TEST_CASE("A57 every login has a new session, and the one that the browser came with is dead") {
  LoginFixture fixture;
  const auto who = LoginFixture::proved("1", "marie@gmail.com");
  const Visitor first = fixture.sign_in(who);
  const Visitor second = fixture.sign_in(who, first.arrived.session);
  CHECK(first.arrived.session != second.arrived.session);
  CHECK(crypto::is_token(second.arrived.session));
  CHECK_FALSE(fixture.session(first.arrived.session));
  CHECK(fixture.session(second.arrived.session));
}

TEST_CASE(
    "A57 CVE-2026-7507: a session that somebody put into the browser beforehand is nobody's afterwards") {
  LoginFixture fixture;
  const Visitor attacker = fixture.sign_in(LoginFixture::unproved("attacker", ""));
  const auto victim = LoginFixture::proved("victim", "victim@gmail.com");
  const Visitor back = fixture.sign_in(victim, attacker.arrived.session);
  fixture.send({"victim@gmail.com", "Victim", back.result.ticket});
  CHECK(fixture.signed_in(back.arrived.session) == fixture.account_of(victim));
  CHECK_FALSE(fixture.session(attacker.arrived.session));
}

TEST_CASE("A48 CVE-2025-64717: of a provider that is not enabled nobody arrives") {
  LoginFixture fixture;
  fixture.settings.link = LinkPolicy::kAutomatic;
  fixture.verified_account("marie@gmail.com");
  const auto known = LoginFixture::proved("known", "known@gmail.com");
  fixture.send({"known@gmail.com", "Known", fixture.sign_in(known).result.ticket});
  fixture.settings.providers.erase("google");
  for (const auto& who : {known, LoginFixture::proved("new", "marie@gmail.com")}) {
    const Arrived arrived = fixture.arrive(who);
    CHECK(arrived.state == ArrivalState::kFailed);
    CHECK(arrived.session.empty());
    CHECK(fixture.take(arrived.code).value_or(TakenResult{}).ticket.empty());
  }
  CHECK(fixture.count("SELECT count(*) FROM account_identity") == 1);
}

}  // namespace guichet::identities
