#include <cmath>

#include "match/model.hpp"

namespace guichet::match {
namespace {

constexpr std::size_t kPerson = static_cast<std::size_t>(Relation::kSamePerson);
constexpr std::size_t kHousehold = static_cast<std::size_t>(Relation::kSameHousehold);
constexpr std::size_t kUnrelated = static_cast<std::size_t>(Relation::kUnrelated);

// What the third story takes away from the odds against the runner-up: -ln(1 + exp(third - runner-up)).
double alternative(const Scores& scores, std::size_t runner_up) {
  const double third = scores[runner_up == kHousehold ? kUnrelated : kHousehold];
  return -std::log1p(std::exp(third - scores[runner_up]));
}

}  // namespace

Relation relation_of(const Scores& scores, double certainty) {
  if (certainty >= 0.5) return Relation::kSamePerson;
  return scores[kHousehold] > scores[kUnrelated] ? Relation::kSameHousehold : Relation::kUnrelated;
}

double household_chance(const Scores& scores, double certainty) {
  return (1 - certainty) / (1 + std::exp(scores[kUnrelated] - scores[kHousehold]));
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
  const std::size_t runner_up = scores[kHousehold] > scores[kUnrelated] ? kHousehold : kUnrelated;

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
  verdict.runner_up = static_cast<Relation>(runner_up);
  verdict.household = household_chance(scores, verdict.certainty);
  verdict.relation = relation_of(scores, verdict.certainty);
  return verdict;
}

}  // namespace guichet::match
