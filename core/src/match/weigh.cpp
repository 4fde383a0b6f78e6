#include <algorithm>
#include <cmath>

#include "match/model.hpp"

namespace guichet::match {
namespace {

// What the other stories take away from the odds against the runner-up: -ln(1 + sum of exp(other -
// runner-up)).
double alternative(const Scores& scores, std::size_t runner_up) {
  double others = 0;
  for (const std::size_t story : {kHousehold, kStranger, kNamesake}) {
    if (story != runner_up) others += std::exp(scores[story] - scores[runner_up]);
  }
  return -std::log1p(others);
}

// The best story but that of the same person.
std::size_t find_runner_up(const Scores& scores) {
  const auto* best = std::max_element(scores.begin() + kHousehold, scores.end());
  return static_cast<std::size_t>(best - scores.begin());
}

Relation relation_of_story(std::size_t story) {
  return story == kHousehold ? Relation::kSameHousehold : Relation::kUnrelated;
}

}  // namespace

Relation relation_of(const Scores& scores, double certainty) {
  if (certainty >= 0.5) return Relation::kSamePerson;
  return relation_of_story(find_runner_up(scores));
}

double household_chance(const Scores& scores, double certainty) {
  return (1 - certainty) / (1 + std::exp(scores[kStranger] - scores[kHousehold]) +
                            std::exp(scores[kNamesake] - scores[kHousehold]));
}

Verdict weigh(const Profile& left, const Profile& right, const Model& model, double accounts) {
  return weigh(view_of(left), view_of(right), model, accounts);
}

Verdict weigh(const ProfileView& left, const ProfileView& right, const Model& model, double accounts) {
  return explain_levels(
      compare(left, right),
      common_terms(weigh_terms(left, model.values().terms), weigh_terms(right, model.values().terms)), model,
      accounts);
}

Verdict explain_levels(const Levels& levels, const TermWeights& terms, const Model& model, double accounts) {
  const Scores scores = model.add_up(levels, terms, accounts);
  const std::size_t runner_up = find_runner_up(scores);

  Verdict verdict;
  const Scores prior = model.prior(accounts);
  verdict.score = verdict.prior = prior[kPerson] - prior[runner_up];
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    if (levels[i] == kMissing) continue;
    const auto field = static_cast<Field>(i);
    const Scores added = model.evidence(field, levels[i], terms);
    const double weight = added[kPerson] - added[runner_up];
    verdict.evidence.push_back({field, table_of(field).rows[levels[i]].name, weight});
    verdict.score += weight;
  }
  verdict.alternative = alternative(scores, runner_up);
  verdict.score += verdict.alternative;
  verdict.certainty = model.values().calibration.certainty(verdict.score);
  verdict.runner_up = relation_of_story(runner_up);
  verdict.household = household_chance(scores, verdict.certainty);
  verdict.relation = relation_of(scores, verdict.certainty);
  return verdict;
}

}  // namespace guichet::match
