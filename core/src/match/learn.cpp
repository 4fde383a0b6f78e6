#include "match/learn.hpp"

#include <cmath>
#include <cstdlib>

namespace guichet::match {
namespace {

constexpr int kRounds = 60;
inline double env(const char* n, double d) { return std::getenv(n) ? std::atof(std::getenv(n)) : d; }
const double kPriorShare = env("PS", 0.2);
constexpr double kPriorPairs = 50;
constexpr double kFloor = 0.05;  // so that no level becomes impossible

constexpr std::size_t kHousehold = static_cast<std::size_t>(Relation::kSameHousehold);
constexpr std::size_t kUnrelated = static_cast<std::size_t>(Relation::kUnrelated);

using Table = std::array<std::array<Chances, kMaxLevels>, kFieldCount>;

// How much of each level each story is responsible for.
struct Expected {
  Chances shares{};
  Table levels{};
};

class Learner {
 public:
  Learner(const std::vector<Sample>& samples, ModelValues start)
      : samples_(samples), start_(start), values_(std::move(start)) {}

  ModelValues run() {
    for (int round = 0; round < kRounds; ++round) maximise(expect());
    return std::move(values_);
  }

 private:
  Expected expect() const {
    const Table logs = logarithms();
    Expected expected;
    for (const Sample& sample : samples_) {
      const Chances share = posterior(add_up(sample, logs));
      for (std::size_t story = 0; story < kRelationCount; ++story) expected.shares[story] += share[story];
      for (std::size_t field = 0; field < kFieldCount; ++field) {
        if (sample.levels[field] == kMissing) continue;
        Chances& level = expected.levels[field][sample.levels[field]];
        for (std::size_t story = 0; story < kRelationCount; ++story) level[story] += share[story];
      }
    }
    return expected;
  }

  Table logarithms() const {
    Table logs = values_.chances;
    for (auto& field : logs) {
      for (Chances& level : field) {
        for (double& chance : level) chance = chance > 0 ? std::log(chance) : 0;
      }
    }
    return logs;
  }

  Scores add_up(const Sample& sample, const Table& logs) const {
    Scores scores;
    for (std::size_t story = 0; story < kRelationCount; ++story) scores[story] = std::log(values_.shares[story]);
    for (std::size_t field = 0; field < kFieldCount; ++field) {
      if (sample.levels[field] == kMissing) continue;
      const Chances& level = logs[field][sample.levels[field]];
      for (std::size_t story = 0; story < kRelationCount; ++story) scores[story] += level[story];
    }
    scores[kUnrelated] -= values_.term_weight * static_cast<double>(sample.rarity);
    scores[kHousehold] -= values_.term_weight * static_cast<double>(sample.given_rarity);
    return scores;
  }

  void maximise(const Expected& expected) {
    const auto count = static_cast<double>(samples_.size());
    for (std::size_t story = 0; story < kRelationCount; ++story) {
      values_.shares[story] = std::max(1e-9, expected.shares[story] / count);
      for (std::size_t field = 0; field < kFieldCount; ++field) maximise_field(expected, field, story);
    }
  }

  double pairs() const { return static_cast<double>(samples_.size()); }

  void maximise_field(const Expected& expected, std::size_t field, std::size_t story) {
    const std::size_t size = table_of(static_cast<Field>(field)).size;
    const double prior = kPriorShare * (std::getenv("PK") ? pairs() : expected.shares[story]) + kPriorPairs;
    double sum = 0;
    for (std::size_t level = 0; level < size; ++level) {
      double& chance = values_.chances[field][level][story];
      chance = expected.levels[field][level][story] + prior * start_.chances[field][level][story] + kFloor;
      sum += chance;
    }
    for (std::size_t level = 0; level < size; ++level) values_.chances[field][level][story] /= sum;
  }

  const std::vector<Sample>& samples_;
  const ModelValues start_;
  ModelValues values_;
};

}  // namespace

Sample make_sample(const Levels& levels, const TermWeights& terms) {
  Sample sample{levels, 0, 0};
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    if (levels[field] == kMissing) continue;
    const FieldTable& table = table_of(static_cast<Field>(field));
    const auto term = table.rows[levels[field]].term;
    if (!term) continue;
    const float rarity = terms[static_cast<std::size_t>(*term)];
    sample.rarity += rarity;
    if (!table.is_shared_by_household) sample.given_rarity += rarity;
  }
  return sample;
}

ModelValues learn(const std::vector<Sample>& samples, ModelValues start) {
  return samples.empty() ? start : Learner(samples, std::move(start)).run();
}

}  // namespace guichet::match
