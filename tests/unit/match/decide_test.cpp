#include <catch2/catch.hpp>

#include "guichet/match.hpp"

using namespace guichet::match;

namespace {

// A verdict as sure as can be: the same mailbox and mobile, name and birth date.
Verdict sure_verdict() {
  Verdict verdict;
  verdict.score = 12;
  verdict.certainty = 0.9999;
  verdict.household = 0.00001;
  verdict.relation = Relation::kSamePerson;
  verdict.evidence = {{Field::kEmail, "same", 5},
                      {Field::kTel, "same_mobile", 5},
                      {Field::kGivenName, "same", 2},
                      {Field::kBirthDate, "same", 3}};
  return verdict;
}

Verdict verdict_of(double certainty) {
  Verdict verdict;
  verdict.certainty = certainty;
  return verdict;
}

}  // namespace

TEST_CASE("bands follow the certainty") {
  CHECK(decide(verdict_of(0.1), {}) == Band::kNew);
  CHECK(decide(verdict_of(0.3), {}) == Band::kReview);
  CHECK(decide(verdict_of(0.9), {}) == Band::kAsk);
  CHECK(decide(sure_verdict(), {}) == Band::kSame);
  CHECK(decide(verdict_of(0.2), {}, {0.15, 0.5, 0.9, 0.01}) == Band::kReview);
}

TEST_CASE("what a score alone never does") {
  SECTION("one agreement, however rare, is not enough") {
    for (const Evidence& one :
         {Evidence{Field::kEmail, "same", 15}, Evidence{Field::kTel, "same_mobile", 15}}) {
      Verdict verdict = sure_verdict();
      verdict.evidence = {one};
      CHECK(decide(verdict, {}) == Band::kAsk);
    }
  }
  SECTION("a birth date or an address without the given name is a twin's or a parent's") {
    Verdict verdict = sure_verdict();
    verdict.evidence = {
        {Field::kEmail, "same", 15}, {Field::kBirthDate, "same", 5}, {Field::kStreet, "same", 5}};
    CHECK(decide(verdict, {}) == Band::kAsk);
  }
  SECTION("two accounts that are each verified by another identifier") {
    Circumstances circumstances;
    circumstances.both_verified_differently = true;
    CHECK(decide(sure_verdict(), circumstances) == Band::kAsk);
  }
  SECTION("minors") {
    Circumstances circumstances;
    circumstances.is_minor = true;
    CHECK(decide(sure_verdict(), circumstances) == Band::kAsk);
  }
  SECTION("an account that holds more than a silo's record") {
    Circumstances circumstances;
    circumstances.holds_sensitive_data = true;
    CHECK(decide(sure_verdict(), circumstances) == Band::kAsk);
  }
  SECTION("a household that is a fair story too") {
    Verdict verdict = sure_verdict();
    verdict.household = 0.002;
    CHECK(decide(verdict, {}) == Band::kAsk);
  }
  SECTION("another birth date or given name") {
    Verdict verdict = sure_verdict();
    verdict.evidence.back().level = "different";
    CHECK(decide(verdict, {}) == Band::kAsk);
  }
}

TEST_CASE("proof of control attaches, but for a contradiction and for minors") {
  Circumstances circumstances;
  circumstances.control_is_proven = true;
  CHECK(decide(verdict_of(0.05), circumstances) == Band::kProven);
  Verdict contradiction = sure_verdict();
  contradiction.evidence[2].level = "different";
  CHECK(decide(contradiction, circumstances) == Band::kAsk);
  circumstances.is_minor = true;
  CHECK(decide(sure_verdict(), circumstances) == Band::kAsk);
}

TEST_CASE("of several candidates the best is chosen, and none where two are probable") {
  const auto candidate = [](double score, double certainty) {
    Verdict verdict;
    verdict.score = score;
    verdict.certainty = certainty;
    return verdict;
  };
  CHECK_FALSE(choose({}));
  CHECK(choose({candidate(-3, 0.05), candidate(2, 0.88), candidate(-1, 0.27)}) ==
        std::optional<std::size_t>(1));
  CHECK_FALSE(choose({candidate(2, 0.88), candidate(1, 0.73)}));
  CHECK(choose({candidate(-2, 0.12), candidate(-1, 0.27)}) == std::optional<std::size_t>(1));
}
