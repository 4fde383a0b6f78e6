#include "matching/explanation.hpp"

#include <catch2/catch.hpp>

#include "match/fields.hpp"

using namespace guichet;
using namespace guichet::match;

namespace {

const localize::Localizer kLocalizer;

Verdict verdict_with(std::vector<Evidence> evidence, double certainty = 0.7) {
  Verdict verdict;
  verdict.prior = -1;
  verdict.score = -1;
  for (const Evidence& each : evidence) verdict.score += each.weight;
  verdict.certainty = certainty;
  verdict.relation = Relation::kSamePerson;
  verdict.runner_up = Relation::kSameHousehold;
  verdict.evidence = std::move(evidence);
  return verdict;
}

}  // namespace

TEST_CASE("every level of every field has words in every language") {
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    const FieldTable& table = table_of(static_cast<Field>(i));
    for (std::size_t level = 0; level < table.size; ++level) {
      for (const double weight : {3.0, -3.0}) {
        for (const char* locale : {"en", "fr"}) {
          const auto sentences = matching::explain(
              verdict_with({{static_cast<Field>(i), table.rows[level].name, weight}}), kLocalizer, locale);
          CAPTURE(table.name, table.rows[level].name, locale);
          REQUIRE(sentences.size() == 2);
          CHECK(sentences[1].find("match.") == std::string::npos);
          CHECK(sentences[1].find('{') == std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("what is likeliest is said first, also where no story is as likely as not") {
  const auto said = [](Relation relation, double certainty, double household) {
    Verdict verdict = verdict_with({}, certainty);
    verdict.relation = relation;
    verdict.household = household;
    return matching::explain(verdict, kLocalizer, "en").front();
  };
  CHECK(said(Relation::kSameHousehold, 0.49, 0.44) == "Perhaps the same person: 49%; one household: 44%.");
  CHECK(said(Relation::kUnrelated, 0.498, 0.18) == "Perhaps the same person: 50%; one household: 18%.");
  CHECK(said(Relation::kSameHousehold, 0.40, 0.44) ==
        "Rather two people of one household (44%) than the same person (40%).");
  CHECK(said(Relation::kUnrelated, 0.30, 0.05) == "Probably another person; the same one: 30%.");
}

TEST_CASE("the strongest evidence is said, on either side, and what is next to nothing is not") {
  const auto sentences = matching::explain(verdict_with({{Field::kEmail, "different", -2},
                                                         {Field::kTel, "same_mobile", 6},
                                                         {Field::kGivenName, "nickname", 3},
                                                         {Field::kFamilyName, "same", 4},
                                                         {Field::kBirthDate, "same", 5},
                                                         {Field::kSex, "same", 0.1}}),
                                           kLocalizer, "en");
  REQUIRE(sentences.size() == 3);
  CHECK(sentences[0] == "Probably the same person: 70%.");
  CHECK(sentences[1] ==
        "For the same person: the same mobile number; the same date of birth; the same last name.");
  CHECK(sentences[2] == "Against: another e-mail address.");
}

TEST_CASE("a household is told as one") {
  Verdict verdict = verdict_with({{Field::kGivenName, "different", -6}}, 0.002);
  verdict.relation = Relation::kSameHousehold;
  verdict.household = 0.9981;
  const auto sentences = matching::explain(verdict, kLocalizer, "en");
  CHECK(sentences[0] ==
        "Rather two people of one household (more than 99%) than the same person (less than 1%).");
}

TEST_CASE("the numbers add up to the score exactly after a journey through text") {
  const Verdict verdict = verdict_with({{Field::kEmail, "different", -0.1}, {Field::kTel, "same", 1.0 / 3}});
  const auto json = parse_json(write_json(matching::verdict_json(verdict)));
  REQUIRE(json);
  double sum = (*json)["prior"].get<double>();
  for (const Json& evidence : (*json)["evidence"]) sum += evidence["weight"].get<double>();
  CHECK(sum + (*json)["alternative"].get<double>() == (*json)["score"].get<double>());
  CHECK((*json)["evidence"][1]["field"].get<std::string>() == "tel");
  CHECK((*json)["relation"].get<std::string>() == "person");
}
