#include "match/learn.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "people.hpp"

using namespace guichet::match;

namespace {

struct Labelled {
  std::vector<Sample> samples;
  std::vector<bool> is_same;
};

// All pairs that share a surname, an e-mail address or a number.
Labelled make_pairs(const Population& population) {
  Labelled pairs;
  for (std::size_t i = 0; i < population.records.size(); ++i) {
    for (std::size_t j = i + 1; j < population.records.size(); ++j) {
      const Levels levels = compare(view_of(population.records[i]), view_of(population.records[j]));
      const bool is_candidate = levels[0] == 0 || levels[1] <= 1 || levels[3] == 0;
      if (!is_candidate) continue;
      pairs.samples.push_back(make_sample(levels, TermWeights{}));
      pairs.is_same.push_back(population.persons[i] == population.persons[j]);
    }
  }
  return pairs;
}

double share_right(const Labelled& pairs, const Model& model) {
  double right = 0;
  for (std::size_t i = 0; i < pairs.samples.size(); ++i) {
    const Scores scores = model.add_up(pairs.samples[i].levels, TermWeights{}, model.values().accounts);
    right += (log_odds(scores) > 0) == pairs.is_same[i] ? 1 : 0;
  }
  return right / static_cast<double>(pairs.samples.size());
}

}  // namespace

TEST_CASE("people and households are told apart without a label") {
  const Labelled pairs = make_pairs(make_population(400, 6));
  const ModelValues learnt = learn(pairs.samples, starting_values());
  CHECK(share_right(pairs, Model(learnt)) > 0.97);
  const auto given = static_cast<std::size_t>(Field::kGivenName);
  CHECK(learnt.chances[given][0][0] > 0.8);
  CHECK(learnt.chances[given][0][1] < 0.2);
  const auto family = static_cast<std::size_t>(Field::kFamilyName);
  CHECK(learnt.chances[family][0][1] > 0.6);
}

TEST_CASE("chances stay chances") {
  const ModelValues learnt = learn(make_pairs(make_population(50, 7)).samples, starting_values());
  CHECK(std::accumulate(learnt.shares.begin(), learnt.shares.end(), 0.0) == Approx(1));
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    for (std::size_t story = 0; story < kStoryCount; ++story) {
      double sum = 0;
      for (std::size_t level = 0; level < table_of(static_cast<Field>(field)).size; ++level) {
        CHECK(learnt.chances[field][level][story] > 0);
        sum += learnt.chances[field][level][story];
      }
      CHECK(sum == Approx(1));
    }
  }
}

TEST_CASE("the starting chances of each field sum to 1") {
  const ModelValues start = starting_values();
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    CAPTURE(field_name(static_cast<Field>(field)));
    for (std::size_t story = 0; story < kStoryCount; ++story) {
      double sum = 0;
      for (const Chances& level : start.chances[field]) sum += level[story];
      CHECK(sum == Approx(1));
    }
  }
}

TEST_CASE("nothing to learn of leaves the start as it is") {
  CHECK(write_model(learn({}, starting_values())) == write_model(starting_values()));
}

TEST_CASE("the order of the samples does not matter") {
  auto pairs = make_pairs(make_population(80, 8));
  const std::string one = write_model(learn(pairs.samples, starting_values()));
  std::reverse(pairs.samples.begin(), pairs.samples.end());
  CHECK(write_model(learn(pairs.samples, starting_values())) == one);
}
