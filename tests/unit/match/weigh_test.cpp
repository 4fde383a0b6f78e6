#include <catch2/catch.hpp>
#include <random>

#include "match/learn.hpp"
#include "people.hpp"

using namespace guichet::match;

namespace {

// The parts in their order: the very sum that the score is.
double add_up(const Verdict& verdict) {
  double sum = verdict.prior;
  for (const Evidence& evidence : verdict.evidence) sum += evidence.weight;
  return sum + verdict.alternative;
}

Profile person(const char* email, const char* tel, const char* given, const char* family, const char* born,
               const char* street = "12 rue des Lilas", const char* code = "69003") {
  return make_person({{Token::kEmail, email},
                      {Token::kTel, tel},
                      {Token::kGivenName, given},
                      {Token::kFamilyName, family},
                      {Token::kBirthDate, born},
                      {Token::kAddressLine1, street},
                      {Token::kPostalCode, code}});
}

Verdict weigh_with_defaults(const Profile& left, const Profile& right) {
  return weigh(left, right, Model(starting_values()), 10'000);
}

}  // namespace

TEST_CASE("the parts of an explanation add up to the score, and either order gives the same") {
  const auto records = make_population(80, 4).records;
  const Model model(starting_values());
  std::mt19937 random(5);
  for (int i = 0; i < 5000; ++i) {
    const Profile& left = records[random() % records.size()];
    const Profile& right = records[random() % records.size()];
    const double accounts = 1 + static_cast<double>(random() % 10'000'000);
    const Verdict verdict = weigh(left, right, model, accounts);
    REQUIRE(add_up(verdict) == verdict.score);
    REQUIRE(weigh(right, left, model, accounts).score == verdict.score);
    REQUIRE(verdict.certainty + verdict.household <= 1 + 1e-12);
    REQUIRE(verdict.alternative <= 0);
    REQUIRE(verdict.alternative >= -1.0987);
  }
}

TEST_CASE("more accounts to be mistaken for make a match less certain") {
  const Profile one = person("", "", "Marie", "Martin", "1980-12-31", "", "");
  const Model model(starting_values());
  CHECK(weigh(one, one, model, 1e7).certainty < weigh(one, one, model, 1e4).certainty);
}

TEST_CASE("hard cases are told as they are") {
  const Profile nadia = person("nadia.perrin@free.fr", "06 12 34 56 78", "Nadia", "Perrin", "1980-12-31");
  SECTION("the same person with another address and mobile") {
    const auto verdict = weigh_with_defaults(nadia, person("nperrin80@sfr.fr", "06 12 34 56 78", "Nadia",
                                                           "Perrin", "1980-12-31", "3 avenue Foch", "31000"));
    CHECK(verdict.relation == Relation::kSamePerson);
    CHECK(verdict.certainty > 0.95);
  }
  SECTION("twins") {
    const auto verdict = weigh_with_defaults(
        nadia, person("claire@sfr.fr", "06 98 76 54 32", "Claire", "Perrin", "1980-12-31"));
    CHECK(verdict.relation == Relation::kSameHousehold);
    CHECK(verdict.certainty < 0.3);
  }
  SECTION("a couple with one mailbox and one landline") {
    const auto verdict =
        weigh_with_defaults(person("famille.perrin@free.fr", "01 42 34 56 78", "Nadia", "Perrin", ""),
                            person("famille.perrin@free.fr", "01 42 34 56 78", "Hugo", "Perrin", ""));
    CHECK(verdict.relation == Relation::kSameHousehold);
    CHECK(verdict.certainty < 0.3);
  }
  SECTION("father and son of one name") {
    const auto verdict = weigh_with_defaults(person("", "", "Jean", "Perrin", "1950-02-03"),
                                             person("", "", "Jean", "Perrin", "1982-11-24"));
    CHECK(verdict.certainty < 0.9);
  }
  SECTION("namesakes far from each other") {
    const auto verdict = weigh_with_defaults(
        person("jm@free.fr", "06 11 22 33 44", "Jean", "Martin", "1950-02-03"),
        person("martinj@sfr.fr", "06 55 66 77 88", "Jean", "Martin", "1982-11-24", "3 avenue Foch", "31000"));
    CHECK(verdict.relation == Relation::kUnrelated);
    CHECK(verdict.certainty < 0.1);
  }
  SECTION("names in each other's field") {
    const auto verdict =
        weigh_with_defaults(nadia, person("", "06 12 34 56 78", "Perrin", "Nadia", "1980-12-31"));
    CHECK(verdict.relation == Relation::kSamePerson);
  }
  SECTION("a double-barrelled name after a wedding") {
    const auto verdict = weigh_with_defaults(
        nadia, person("nadia.perrin@free.fr", "06 12 34 56 78", "Nadia", "Perrin-Duval", "1980-12-31"));
    CHECK(verdict.relation == Relation::kSamePerson);
  }
  SECTION("two records that say nothing") {
    const auto verdict = weigh_with_defaults(make_person({}), make_person({}));
    CHECK(verdict.evidence.empty());
    CHECK(verdict.certainty < 0.5);
  }
}

TEST_CASE("without evidence nobody is probably the same person, whatever the shares") {
  ModelValues values = starting_values();
  values.shares = {.9, .05, .03, .02};
  const Profile nothing = make_person({});
  CHECK(weigh(nothing, nothing, Model(values), 1000).certainty <= 0.5 + 1e-9);
  CHECK(weigh(nothing, nothing, Model(values), 1).certainty <= 0.5 + 1e-9);
}

TEST_CASE("rare values that agree say more than common ones") {
  ModelValues values = starting_values();
  const Profile rare = person("", "", "Nadia", "Guichet", "", "", "");
  const Profile common = person("", "", "Nadia", "Martin", "", "", "");
  auto& table = values.terms[static_cast<std::size_t>(Term::kFamilyName)];
  table.mean_log = 3;
  table.common.emplace(term_hash(view_of(common), Term::kFamilyName), 900);
  const Model model(values);
  CHECK(weigh(rare, rare, model, 10'000).score > weigh(common, common, model, 10'000).score + 1);
}
