#include "match/model.hpp"

#include <algorithm>
#include <cmath>

namespace guichet::match {
namespace {

constexpr double kFewestAccounts = 1000;  // a small store is no small world: namesakes are about all the same

double log_sum(double left, double right) {
  const double larger = std::max(left, right);
  return larger + std::log1p(std::exp(std::min(left, right) - larger));
}

}  // namespace

double log_odds(const Scores& scores) {
  return scores[kPerson] - log_sum(scores[kHousehold], log_sum(scores[kStranger], scores[kNamesake]));
}

Chances posterior(const Scores& scores) {
  const double most = *std::max_element(scores.begin(), scores.end());
  Chances chances;
  double sum = 0;
  for (std::size_t i = 0; i < kStoryCount; ++i) sum += chances[i] = std::exp(scores[i] - most);
  for (double& chance : chances) chance /= sum;
  return chances;
}

Model::Model(ModelValues values) : values_(std::move(values)) {
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    const FieldTable& table = table_of(static_cast<Field>(field));
    for (std::size_t level = 0; level < kMaxLevels; ++level) {
      const auto term = level < table.size ? table.rows[level].term : std::nullopt;
      term_of_[field][level] = term ? static_cast<std::int8_t>(*term) : std::int8_t{-1};
      for (std::size_t story = 0; story < kStoryCount; ++story) {
        const double chance = values_.chances[field][level][story];
        logs_[field][level][story] = level < table.size ? std::log(chance) : 0;
      }
    }
  }
}

Scores Model::prior(double accounts) const {
  Scores scores;
  for (std::size_t story = 0; story < kStoryCount; ++story) scores[story] = std::log(values_.shares[story]);
  const double growth =
      std::log(std::max(kFewestAccounts, accounts) / std::max(kFewestAccounts, values_.accounts));
  scores[kStranger] += growth;
  scores[kNamesake] += growth;
  return scores;
}

Scores Model::evidence(Field field, std::uint8_t level, const TermWeights& terms) const {
  const auto index = static_cast<std::size_t>(field);
  Scores scores = logs_[index][level];
  const std::int8_t term = term_of_[index][level];
  if (term < 0) return scores;
  const double rarity = values_.term_weight * static_cast<double>(terms[static_cast<std::size_t>(term)]);
  scores[kStranger] -= rarity;
  scores[kNamesake] -= rarity;
  if (!table_of(field).is_shared_by_household) scores[kHousehold] -= rarity;
  return scores;
}

Scores Model::add_up(const Levels& levels, const TermWeights& terms, double accounts) const {
  Scores scores = prior(accounts);
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    if (levels[field] == kMissing) continue;
    const Scores added = evidence(static_cast<Field>(field), levels[field], terms);
    for (std::size_t story = 0; story < kStoryCount; ++story) scores[story] += added[story];
  }
  return scores;
}

ModelValues starting_values() {
  ModelValues values;
  values.shares = {.3, .3, .3, .1};
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    const auto field = static_cast<Field>(i);
    const FieldTable& table = table_of(field);
    const bool is_name = field == Field::kGivenName || field == Field::kFamilyName;
    for (std::size_t level = 0; level < table.size; ++level) {
      const auto& row = table.rows[level].chances;
      values.chances[i][level] = {row[kPerson], row[kHousehold], row[kStranger],
                                  row[is_name ? kPerson : kStranger]};
    }
  }
  return values;
}

}  // namespace guichet::match
