#include "match/calibration.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace guichet::match;

namespace {

// Outcomes of scores that promise twice as much as they keep.
std::vector<Outcome> make_outcomes(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> score(-8, 8), chance(0, 1);
  std::vector<Outcome> outcomes;
  for (std::size_t i = 0; i < count; ++i) {
    const double value = score(random);
    outcomes.push_back({value, chance(random) < 1 / (1 + std::exp(-value / 2))});
  }
  return outcomes;
}

}  // namespace

TEST_CASE("without outcomes a score means what it says") {
  const Calibration plain;
  CHECK(plain.certainty(0) == Approx(0.5));
  CHECK(plain.certainty(std::log(19)) == Approx(0.95));
  CHECK(plain.certainty(-1000) == Approx(0).margin(1e-12));
  CHECK(learn_calibration({}).points().empty());
  CHECK(learn_calibration(make_outcomes(50, 1)).points().empty());
  CHECK(learn_calibration(std::vector<Outcome>(1000, {2, true})).points().empty());
}

TEST_CASE("a calibration keeps what it promises on outcomes that it has not seen") {
  const Calibration learnt = learn_calibration(make_outcomes(5000, 1));
  double promised = 0, kept = 0, error = 0;
  for (const Outcome& outcome : make_outcomes(20'000, 2)) {
    promised += learnt.certainty(outcome.score);
    kept += outcome.is_same ? 1 : 0;
    error += std::abs(learnt.certainty(outcome.score) - 1 / (1 + std::exp(-outcome.score / 2)));
  }
  CHECK(promised / kept == Approx(1).margin(0.03));
  CHECK(error / 20'000 < 0.02);
}

TEST_CASE("a certainty never falls as the score rises, and is a probability") {
  for (const std::size_t count : {200U, 1000U, 20'000U}) {
    const Calibration learnt = learn_calibration(make_outcomes(count, 3));
    double before = 0;
    for (double score = -60; score <= 60; score += 0.01) {
      const double certainty = learnt.certainty(score);
      REQUIRE(certainty >= before);
      REQUIRE(certainty <= 1);
      before = certainty;
    }
  }
}
