#include "match/learn.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace guichet::match {
namespace {

constexpr int kRounds = 60;
constexpr double kPriorShare = 0.2;
constexpr double kSettled = 1e-4;
constexpr double kPriorPairs = 50;
constexpr double kFloor = 0.05;  // so that no level becomes impossible

using Table = std::array<std::array<Chances, kMaxLevels>, kFieldCount>;

// How much of each level each story is responsible for.
struct Expected {
  Chances shares{};
  Table levels{};
};

// Pairs that agree alike.
struct Pattern {
  Sample sample;
  double pairs;
};

bool is_before(const Sample& a, const Sample& b) {
  return std::tie(a.levels, a.rarity, a.given_rarity) < std::tie(b.levels, b.rarity, b.given_rarity);
}

// In one order, wherever they come from, so that sums are the same on any number of threads. Rarities are
// taken to an eighth.
std::vector<Pattern> count_patterns(std::vector<Sample> samples) {
  for (Sample& sample : samples) {
    sample.rarity = std::round(sample.rarity * 8) / 8;
    sample.given_rarity = std::round(sample.given_rarity * 8) / 8;
  }
  std::sort(samples.begin(), samples.end(), is_before);
  std::vector<Pattern> patterns;
  for (const Sample& sample : samples) {
    if (patterns.empty() || is_before(patterns.back().sample, sample)) patterns.push_back({sample, 0});
    ++patterns.back().pairs;
  }
  return patterns;
}

class Learner {
 public:
  Learner(std::vector<Sample> samples, ModelValues start)
      : patterns_(count_patterns(std::move(samples))), start_(start), values_(std::move(start)) {
    for (const Pattern& pattern : patterns_) pairs_ += pattern.pairs;
  }

  ModelValues run() {
    Chances before{};
    for (int round = 0; round < kRounds && !has_settled(before); ++round) {
      before = values_.shares;
      maximise(expect());
    }
    return std::move(values_);
  }

 private:
  bool has_settled(const Chances& before) const {
    double change = 0;
    for (std::size_t story = 0; story < kStoryCount; ++story)
      change += std::abs(values_.shares[story] - before[story]);
    return change < kSettled;
  }

  Expected expect() const {
    const Table logs = logarithms();
    Expected expected;
    for (const auto& [sample, pairs] : patterns_) {
      Chances share = posterior(add_up(sample, logs));
      for (double& part : share) part *= pairs;
      for (std::size_t story = 0; story < kStoryCount; ++story) expected.shares[story] += share[story];
      for (std::size_t field = 0; field < kFieldCount; ++field) {
        if (sample.levels[field] == kMissing) continue;
        Chances& level = expected.levels[field][sample.levels[field]];
        for (std::size_t story = 0; story < kStoryCount; ++story) level[story] += share[story];
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
    for (std::size_t story = 0; story < kStoryCount; ++story) scores[story] = std::log(values_.shares[story]);
    for (std::size_t field = 0; field < kFieldCount; ++field) {
      if (sample.levels[field] == kMissing) continue;
      const Chances& level = logs[field][sample.levels[field]];
      for (std::size_t story = 0; story < kStoryCount; ++story) scores[story] += level[story];
    }
    for (const std::size_t story : {kStranger, kNamesake}) {
      scores[story] -= values_.term_weight * static_cast<double>(sample.rarity);
    }
    scores[kHousehold] -= values_.term_weight * static_cast<double>(sample.given_rarity);
    return scores;
  }

  void maximise(const Expected& expected) {
    for (std::size_t story = 0; story < kStoryCount; ++story) {
      values_.shares[story] = std::max(1e-9, expected.shares[story] / pairs_);
      for (std::size_t field = 0; field < kFieldCount; ++field) maximise_field(expected, field, story);
    }
  }

  void maximise_field(const Expected& expected, std::size_t field, std::size_t story) {
    const std::size_t size = table_of(static_cast<Field>(field)).size;
    const double prior = kPriorShare * expected.shares[story] + kPriorPairs;
    double sum = 0;
    for (std::size_t level = 0; level < size; ++level) {
      double& chance = values_.chances[field][level][story];
      chance = expected.levels[field][level][story] + prior * start_.chances[field][level][story] + kFloor;
      sum += chance;
    }
    for (std::size_t level = 0; level < size; ++level) values_.chances[field][level][story] /= sum;
  }

  std::vector<Pattern> patterns_;
  double pairs_ = 0;
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

ModelValues learn(std::vector<Sample> samples, ModelValues start) {
  return samples.empty() ? start : Learner(std::move(samples), std::move(start)).run();
}

}  // namespace guichet::match
