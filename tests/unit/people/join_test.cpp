// "Was it you?": two accounts are joined when both ends are proved for the same sign-up, and never before.
#include "people/join.hpp"

#include "crypto/token.hpp"
#include "fixture.hpp"
#include "optin/confirmation.hpp"
#include "store/tokens.hpp"

using namespace guichet;
using namespace guichet::people;

void PeopleFixture::confirm(const SignedUp& who, const std::string& email) {
  const std::string token = crypto::new_token();
  const store::Token row{
      crypto::token_hash(keys, token),    claim_of(email), who.submission, who.account, now,
      now + policy.consent_lifetime, std::nullopt};
  // The values that the confirmation takes over.
  REQUIRE(write([&](store::Transaction& t) -> store::Status {
    const Bytes values =
        crypto::seal(keys, R"({"email":")" + email + R"("})", {kShop, "submission.values", who.submission});
    const auto changed =
        t->run("UPDATE submission SET values_sealed = ?1 WHERE id = ?2", values, who.submission);
    if (!changed) return changed.error();
    return store::insert_token(t, row);
  }));
  const auto link = write([&](store::Transaction& t) { return optin::confirm(t, keys, signup::Policy{}, token, {}, now); });
  REQUIRE(link);
  REQUIRE(link->link.state == LinkState::kDone);
}

TEST_CASE("the holder is asked at the verified address; the mail says nothing of the sign-up") {
  PeopleFixture fixture;
  const SignedUp holder = fixture.verified("holder@example.com");
  const SignedUp other = fixture.sign_up("secret.address@example.net");
  fixture.take_up(other, holder.account, match::Band::kAsk);
  const auto mails = fixture.take_mails();
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].kind == "mail.join");
  CHECK(mails[0].to == "holder@example.com");
  CHECK(mails[0].text.find("secret") == std::string::npos);
  CHECK(mails[0].text.find("\"locale\":\"fr\"") !=
        std::string::npos);  // the holder's, not that of the sign-up
  CHECK(fixture.review(other.account, holder.account).state == "asked");
  CHECK_FALSE(fixture.are_one(holder, other));
}

TEST_CASE("nobody is asked at an address that is not verified: people decide") {
  PeopleFixture fixture;
  const SignedUp holder = fixture.sign_up("holder@example.com"), other = fixture.sign_up("other@example.com");
  fixture.take_up(other, holder.account, match::Band::kAsk);
  CHECK(fixture.take_mails().empty());
  CHECK(fixture.review(other.account, holder.account).state == "open");
}

TEST_CASE("click, then confirmation: linked at the confirmation") {
  PeopleFixture fixture;
  const SignedUp holder = fixture.verified("holder@example.com"),
                 other = fixture.sign_up("other@example.com");
  fixture.take_up(other, holder.account, match::Band::kAsk);
  const std::string token = fixture.take_mails().at(0).token;
  CHECK(fixture.join(token) == LinkState::kDone);
  CHECK_FALSE(fixture.are_one(holder, other));
  fixture.confirm(other, "other@example.com");
  CHECK(fixture.are_one(holder, other));
  CHECK(fixture.person(holder.account).links.at(0).reason == "proof");
  const auto outcomes = fixture.outcomes();
  REQUIRE(outcomes.size() == 1);
  CHECK(outcomes[0].is_same);
  CHECK(outcomes[0].source == "proof");
  CHECK(fixture.review(other.account, holder.account).decided_by == "proof");
}

TEST_CASE("confirmation, then click: linked at the click, once") {
  PeopleFixture fixture;
  const SignedUp holder = fixture.verified("holder@example.com"),
                 other = fixture.sign_up("other@example.com");
  fixture.take_up(other, holder.account, match::Band::kAsk);
  const std::string token = fixture.take_mails().at(0).token;
  fixture.confirm(other, "other@example.com");
  CHECK_FALSE(fixture.are_one(holder, other));
  CHECK(fixture.join(token) == LinkState::kDone);
  CHECK(fixture.are_one(holder, other));
  CHECK(fixture.join(token) == LinkState::kAlready);
  CHECK(fixture.person(holder.account).links.size() == 1);
}

// The stranger's own sign-up: the same pending account, another submission, which is the one they confirm.
SignedUp sign_up_again(PeopleFixture& fixture, const SignedUp& before) {
  store::Submission submission;
  submission.id = crypto::new_id(fixture.now);
  submission.tenant = kShop;
  submission.account_id = before.account;
  submission.outcome = "accept";
  submission.codes = "[]";
  submission.locale = "fr";
  submission.channel = "browser";
  REQUIRE(fixture.write([&](store::Transaction& t) { return store::insert_submission(t, submission); }));
  return {before.account, submission.id};
}

TEST_CASE("somebody who signs up with a stranger's address does not get the stranger's later sign-up") {
  PeopleFixture fixture;
  const SignedUp attacker = fixture.verified("attacker@example.com");
  const SignedUp trap = fixture.sign_up("stranger@example.com");  // by the attacker, with their own details
  fixture.take_up(trap, attacker.account, match::Band::kAsk);
  const std::string token = fixture.take_mails().at(0).token;
  const auto click = [&] { CHECK(fixture.join(token) == LinkState::kDone); };
  const auto confirm = [&] { fixture.confirm(sign_up_again(fixture, trap), "stranger@example.com"); };
  SECTION("the attacker says first that it was them") {
    click();
    confirm();
  }
  SECTION("the attacker says so when the stranger's account is verified") {
    confirm();
    click();
  }
  CHECK_FALSE(fixture.are_one(attacker, trap));
}

TEST_CASE("a click counts only as long as the address is the account's own") {
  PeopleFixture fixture;
  const SignedUp holder = fixture.verified("holder@example.com"),
                 other = fixture.sign_up("other@example.com");
  fixture.take_up(other, holder.account, match::Band::kAsk);
  const std::string token = fixture.take_mails().at(0).token;
  fixture.confirm(other, "other@example.com");
  const SignedUp next = fixture.sign_up("");
  REQUIRE(fixture.write([&](store::Transaction& t) {
    return t->run("UPDATE claim SET account_id = ?1 WHERE account_id = ?2", next.account, holder.account);
  }));
  CHECK(fixture.join(token) == LinkState::kInvalid);
  CHECK_FALSE(fixture.are_one(holder, other));
}

TEST_CASE("a link of one purpose is good for no other") {
  PeopleFixture fixture;
  const SignedUp holder = fixture.verified("holder@example.com"),
                 other = fixture.sign_up("other@example.com");
  fixture.take_up(other, holder.account, match::Band::kAsk);
  const std::string token = fixture.take_mails().at(0).token;
  const auto confirmed = fixture.write(
      [&](store::Transaction& t) { return optin::confirm(t, fixture.keys, signup::Policy{}, token, {}, fixture.now); });
  REQUIRE(confirmed);
  CHECK(confirmed->link.state == LinkState::kInvalid);
  CHECK(fixture.join(crypto::new_token()) == LinkState::kInvalid);
  CHECK(fixture.join("x") == LinkState::kInvalid);
}

TEST_CASE("looking changes nothing; an old link, and one for a pair that was told apart, is worth nothing") {
  PeopleFixture fixture;
  const SignedUp holder = fixture.verified("holder@example.com"),
                 other = fixture.sign_up("other@example.com");
  fixture.take_up(other, holder.account, match::Band::kAsk);
  fixture.confirm(other, "other@example.com");
  const std::string token = fixture.take_mails().at(0).token;
  const auto looked =
      fixture.write([&](store::Transaction& t) { return look_up_join(t, fixture.keys, token, fixture.now); });
  REQUIRE(looked);
  CHECK(looked->state == LinkState::kReady);
  CHECK(looked->locale == "fr");
  CHECK_FALSE(fixture.are_one(holder, other));
  SECTION("old") { fixture.now += fixture.policy.consent_lifetime; }
  SECTION("told apart") {
    fixture.decide(fixture.review(other.account, holder.account).id, Decision::kDifferent);
  }
  CHECK(fixture.join(token) == LinkState::kInvalid);
  CHECK_FALSE(fixture.are_one(holder, other));
}

TEST_CASE("an address gets a few questions a day") {
  PeopleFixture fixture;
  const SignedUp holder = fixture.verified("holder@example.com");
  for (int i = 0; i < 9; ++i) {
    fixture.take_up(fixture.sign_up(std::to_string(i) + "@example.com"), holder.account, match::Band::kAsk);
  }
  CHECK(fixture.take_mails().size() == 5);
  CHECK(fixture.count("SELECT count(*) FROM match_review WHERE state = 'asked'") == 5);
  CHECK(fixture.count("SELECT count(*) FROM match_review WHERE state = 'open'") == 4);  // people decide
}

TEST_CASE("a score that is sure links records, but asks where somebody could be asked") {
  PeopleFixture fixture;
  const SignedUp record = fixture.sign_up(""), other = fixture.sign_up("other@example.com");
  fixture.take_up(other, record.account, match::Band::kSame);
  CHECK(fixture.are_one(record, other));
  CHECK(fixture.person(other.account).links.at(0).reason == "score");
  CHECK(fixture.outcomes().empty());
  const SignedUp holder = fixture.verified("holder@example.com");
  fixture.take_up(other, holder.account, match::Band::kSame);
  CHECK_FALSE(fixture.are_one(holder, other));
  CHECK(fixture.take_mails().size() == 1);
}

TEST_CASE("a score links nobody to the record of somebody who is verified elsewhere") {
  PeopleFixture fixture;
  const SignedUp holder = fixture.verified("holder@example.com"), record = fixture.sign_up("");
  fixture.take_up(record, holder.account, match::Band::kReview);
  CHECK(fixture.decide(fixture.review(record.account, holder.account).id, Decision::kSame) ==
        DecisionVerdict::kDone);
  const SignedUp stranger = fixture.sign_up("stranger@example.com");
  fixture.take_up(stranger, record.account, match::Band::kSame);
  CHECK_FALSE(fixture.are_one(holder, stranger));
  CHECK(fixture.review(stranger.account, record.account).state == "open");
}

TEST_CASE("a score's link that ends at the confirmation goes to people") {
  PeopleFixture fixture;
  const SignedUp first = fixture.sign_up("a@example.com"), second = fixture.sign_up("b@example.com");
  fixture.take_up(second, first.account, match::Band::kSame);
  CHECK(fixture.are_one(first, second));
  fixture.confirm(first, "a@example.com");
  CHECK(fixture.are_one(first, second));
  fixture.confirm(second, "b@example.com");
  CHECK_FALSE(fixture.are_one(first, second));
  CHECK(fixture.review(first.account, second.account).state == "open");
}

TEST_CASE("what is proved is linked at once, and is an outcome") {
  PeopleFixture fixture;
  const SignedUp holder = fixture.verified("holder@example.com"),
                 other = fixture.sign_up("other@example.com");
  fixture.take_up(other, holder.account, match::Band::kProven);
  CHECK(fixture.are_one(holder, other));
  CHECK(fixture.outcomes().at(0).source == "proof");
}

TEST_CASE(
    "a row of a file asks nobody: what would be asked is reviewed, what is sure is linked as imported") {
  PeopleFixture fixture;
  const SignedUp holder = fixture.verified("holder@example.com"), record = fixture.sign_up("");
  const auto import = [&](const SignedUp& row, const Id& candidate, match::Band band) {
    MatchCase found = fixture.found(row, candidate, band);
    found.is_import = true;
    REQUIRE(fixture.write([&](store::Transaction& t) {
      return people::take_up(t, fixture.keys, signup::Policy{}, found, fixture.now);
    }));
  };
  const SignedUp asked = fixture.sign_up(""), sure = fixture.sign_up("");
  import(asked, holder.account, match::Band::kAsk);
  import(sure, record.account, match::Band::kSame);
  CHECK(fixture.take_mails().empty());
  CHECK(fixture.review(asked.account, holder.account).state == "open");
  CHECK(fixture.person(sure.account).links.at(0).reason == "import");
}
