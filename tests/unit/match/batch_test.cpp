#include "match/batch.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "people.hpp"

using namespace guichet::match;

namespace {

Batch make_batch(const Population& population, BatchOptions options) {
  Batch batch(std::move(options));
  for (const Profile& record : population.records) batch.add(record);
  return batch;
}

bool are_equal(const std::vector<ScoredPair>& left, const std::vector<ScoredPair>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const ScoredPair& a, const ScoredPair& b) {
                      return a.left == b.left && a.right == b.right && a.score == b.score;
                    });
}

}  // namespace

TEST_CASE("the pairs of one person are found in a file of records") {
  const Population population = make_population(1500, 9);
  REQUIRE(population.records.size() > 2000);
  Batch batch = make_batch(population, {});
  double found = 0, wrong = 0, all = 0;
  for (const ScoredPair& pair : batch.run()) {
    if (pair.certainty < 0.5F) continue;
    (population.persons[pair.left] == population.persons[pair.right] ? found : wrong) += 1;
  }
  for (std::size_t i = 0; i < population.persons.size(); ++i) {
    for (std::size_t j = i + 1; j < std::min(i + 3, population.persons.size()); ++j) {
      all += population.persons[i] == population.persons[j] ? 1 : 0;
    }
  }
  CHECK(found / all > 0.93);
  CHECK(found / (found + wrong) > 0.97);
}

TEST_CASE("threads change nothing") {
  const Population population = make_population(900, 10);
  BatchOptions one;
  one.threads = 1;
  BatchOptions four;
  four.threads = 4;
  Batch alone = make_batch(population, one);
  Batch together = make_batch(population, four);
  const auto pairs = alone.run();
  CHECK(are_equal(pairs, together.run()));
  CHECK(write_model(alone.model().values()) == write_model(together.model().values()));
  CHECK(alone.counts().compared == together.counts().compared);
}

TEST_CASE("each pair comes once, in order, with an explanation that is its score") {
  Batch batch = make_batch(make_population(700, 11), {});
  const auto pairs = batch.run();
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (const ScoredPair& pair : pairs) {
    REQUIRE(pair.left < pair.right);
    REQUIRE(seen.emplace(pair.left, pair.right).second);
    const Verdict verdict = batch.explain(pair.left, pair.right);
    REQUIRE(static_cast<float>(verdict.score) == Approx(pair.score).margin(1e-4));
    double sum = verdict.prior;
    for (const Evidence& evidence : verdict.evidence) sum += evidence.weight;
    REQUIRE(sum + verdict.alternative == verdict.score);
  }
  CHECK(std::is_sorted(pairs.begin(), pairs.end(), [](const ScoredPair& a, const ScoredPair& b) {
    return std::pair(a.left, a.right) < std::pair(b.left, b.right);
  }));
}

TEST_CASE("silos that are free of duplicates are not searched within") {
  BatchOptions options;
  options.across_silos_only = true;
  Batch batch(options);
  const Profile person = make_person({{Token::kEmail, "lea@example.org"}, {Token::kGivenName, "Lea"}});
  batch.add(person, 0);
  batch.add(person, 0);
  batch.add(person, 1);
  for (const ScoredPair& pair : batch.run()) CHECK(pair.right == 2);
}

TEST_CASE("no record, and one record, have no pairs") {
  Batch none{BatchOptions{}};
  CHECK(none.run().empty());
  Batch one{BatchOptions{}};
  one.add(make_person({{Token::kEmail, "lea@example.org"}}));
  CHECK(one.run().empty());
}

TEST_CASE("a model that is given is taken as it is") {
  BatchOptions options;
  options.learns = false;
  Batch batch = make_batch(make_population(100, 12), options);
  (void)batch.run();
  CHECK(write_model(batch.model().values()) == write_model(starting_values()));
}
