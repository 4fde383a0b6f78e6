// Decisions of people: recorded, repeated without effect, contradicted only on purpose, and taken back whole.
#include "people/review.hpp"

#include <algorithm>

#include "fixture.hpp"
#include "people/outcome.hpp"

using namespace guichet;
using namespace guichet::people;

namespace {

struct ReviewFixture : PeopleFixture {
  SignedUp known = verified("known@example.com");
  SignedUp other = sign_up("other@example.com", "other-site");
  Id id = open();

  Id open() {
    take_up(other, known.account, match::Band::kReview);
    return review(other.account, known.account).id;
  }
  store::MatchReview current() { return review(other.account, known.account); }
};

}  // namespace

TEST_CASE("a review waits with what was found, sealed; matching again refreshes it") {
  ReviewFixture fixture;
  const store::MatchReview review = fixture.current();
  CHECK(review.state == "open");
  CHECK(review.certainty == 0.93);
  const std::string sealed(review.explanation_sealed.begin(), review.explanation_sealed.end());
  CHECK(sealed.find("family-name") == std::string::npos);
  CHECK(fixture.open() == fixture.id);
  CHECK(fixture.count("SELECT count(*) FROM match_review") == 1);
}

TEST_CASE("the whole of a review shows both sides and the reasons in words") {
  ReviewFixture fixture;
  const localize::Localizer localizer;
  const auto view = fixture.write([&](store::Transaction& t) {
    return review_view(t, fixture.keys, localizer, kShop, fixture.id, "fr");
  });
  REQUIRE(view);
  REQUIRE(*view);
  const auto text = [&](const char* pointer) {
    return (**view).at(Json::json_pointer(pointer)).get<std::string>();
  };
  CHECK(text("/sides/0/values/email") == "other@example.com");
  CHECK(text("/sides/1/values/email") == "known@example.com");
  CHECK(text("/sides/0/sources/0/site") == "other-site");
  CHECK((**view)["explanation"]["score"].get<double>() == 2.5);
  CHECK((**view)["explanation"]["sentences"].size() == 2);
}

TEST_CASE("same links; saying it again changes nothing; different needs to be a revision and unlinks") {
  ReviewFixture fixture;
  const std::string before = fixture.view(fixture.known.account);
  CHECK(fixture.decide(fixture.id, Decision::kSame) == DecisionVerdict::kDone);
  CHECK(fixture.are_one(fixture.known, fixture.other));
  const auto events = fixture.count("SELECT count(*) FROM event");
  CHECK(fixture.decide(fixture.id, Decision::kSame) == DecisionVerdict::kDone);
  CHECK(fixture.count("SELECT count(*) FROM event") == events);
  CHECK(fixture.decide(fixture.id, Decision::kDifferent) == DecisionVerdict::kContradiction);
  CHECK(fixture.decide(fixture.id, Decision::kLater) == DecisionVerdict::kContradiction);
  CHECK(fixture.are_one(fixture.known, fixture.other));
  CHECK(fixture.decide(fixture.id, Decision::kDifferent, true) == DecisionVerdict::kDone);
  CHECK(fixture.view(fixture.known.account) == before);
  CHECK(fixture.current().decided_by == "shop-backend");
  CHECK(fixture.decide(crypto::new_id(1), Decision::kSame) == DecisionVerdict::kUnknown);
}

TEST_CASE("the last word on a pair is its one outcome; pairs of one person stay together") {
  ReviewFixture fixture;
  CHECK(fixture.decide(fixture.id, Decision::kSame) == DecisionVerdict::kDone);
  const auto first = fixture.outcomes();
  REQUIRE(first.size() == 1);
  CHECK(first[0].is_same);
  const SignedUp third = fixture.sign_up("third@example.com");
  fixture.take_up(third, fixture.known.account, match::Band::kReview);
  CHECK(fixture.decide(fixture.review(third.account, fixture.known.account).id, Decision::kDifferent) ==
        DecisionVerdict::kDone);
  CHECK(fixture.outcomes().at(1).person_ix == first[0].person_ix);
  CHECK(fixture.decide(fixture.id, Decision::kDifferent, true) == DecisionVerdict::kDone);
  const auto revised = fixture.outcomes();
  CHECK(revised.size() == 2);
  CHECK(std::none_of(revised.begin(), revised.end(), [](const auto& outcome) { return outcome.is_same; }));
  CHECK(fixture.decide(fixture.id, Decision::kLater, true) == DecisionVerdict::kDone);
  CHECK(fixture.outcomes().size() == 1);
}

TEST_CASE("what was told apart is not linked again by a score") {
  ReviewFixture fixture;
  CHECK(fixture.decide(fixture.id, Decision::kDifferent) == DecisionVerdict::kDone);
  fixture.take_up(fixture.other, fixture.known.account, match::Band::kAsk);
  fixture.take_up(fixture.known, fixture.other.account, match::Band::kSame);
  CHECK(fixture.take_mails().empty());
  CHECK_FALSE(fixture.are_one(fixture.known, fixture.other));
}

TEST_CASE("a link that somebody undoes is a word against the pair") {
  ReviewFixture fixture;
  CHECK(fixture.decide(fixture.id, Decision::kSame) == DecisionVerdict::kDone);
  const Id link = fixture.person(fixture.known.account).links.at(0).id;
  const auto undo = [&] {
    const auto verdict = fixture.write([&](store::Transaction& t) {
      return people::undo(t, fixture.keys, kShop, link, "shop-backend", fixture.now);
    });
    REQUIRE(verdict);
    return *verdict;
  };
  CHECK(undo() == UndoVerdict::kUndone);
  CHECK(undo() == UndoVerdict::kUndoneBefore);
  CHECK(fixture.current().decision == "different");
  CHECK(fixture.outcomes().at(0).source == "unlink");
}

TEST_CASE("an account that goes takes its links, reviews, questions and logged contacts with it") {
  ReviewFixture fixture;
  fixture.take_up(fixture.other, fixture.known.account, match::Band::kAsk);
  CHECK(fixture.decide(fixture.id, Decision::kSame) == DecisionVerdict::kDone);
  const store::Contact contact{kShop, {}, fixture.other.account, "newsletter", "email", fixture.now};
  REQUIRE(fixture.write([&](store::Transaction& t) { return store::insert_contact(t, contact); }));
  const auto purged = fixture.write(
      [&](store::Transaction& t) { return store::purge_unverified_accounts(t, fixture.now + 1, 100); });
  REQUIRE(purged);
  CHECK(*purged == 1);
  for (const char* table : {"account_link", "match_review", "contact_log"}) {
    CAPTURE(table);
    CHECK(fixture.count(("SELECT count(*) FROM " + std::string(table)).c_str()) == 0);
  }
  CHECK(fixture.count("SELECT count(*) FROM token WHERE purpose = 'join'") == 0);
  CHECK(fixture.outcomes().size() == 1);  // numbers that lead back to nobody
}
