#include "match/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace guichet::match {
namespace {

constexpr std::size_t kFewestOutcomes = 200;
constexpr double kBinWidth = 0.25;
constexpr std::size_t kFewestInBin = 20;
constexpr double kPriorOutcomes = 10;  // that follow the logistic curve, in each bin

double logistic(double score) { return 1 / (1 + std::exp(-score)); }

// Platt's curve (1999): a probability of the score by two numbers.
struct Curve {
  double slope = 1, offset = 0;

  double certainty(double score) const { return logistic(slope * score + offset); }
};

// The likeliest curve, by Newton's method; far scores are taken as 15.
Curve fit_curve(const std::vector<Outcome>& outcomes) {
  Curve curve;
  for (int round = 0; round < 30; ++round) {
    double g0 = -curve.offset, g1 = 1 - curve.slope, h00 = 1, h01 = 0,
           h11 = 1;  // a weak belief in the score as it is
    for (const Outcome& outcome : outcomes) {
      const double score = std::clamp(outcome.score, -15.0, 15.0);
      const double chance = curve.certainty(score);
      const double error = (outcome.is_same ? 1 : 0) - chance;
      const double weight = chance * (1 - chance);
      g0 += error;
      g1 += error * score;
      h00 += weight;
      h01 += weight * score;
      h11 += weight * score * score;
    }
    const double determinant = h00 * h11 - h01 * h01;
    const double offset_step = (h11 * g0 - h01 * g1) / determinant;
    const double slope_step = (h00 * g1 - h01 * g0) / determinant;
    curve.offset += std::clamp(offset_step, -2.0, 2.0);
    curve.slope = std::max(0.05, curve.slope + std::clamp(slope_step, -0.5, 0.5));
    if (std::abs(offset_step) + std::abs(slope_step) < 1e-6) break;
  }
  return curve;
}

struct Bin {
  double score = 0;  // mean
  double weight = 0;
  double same = 0;

  double share() const { return same / weight; }
};

// Bins of equal width, wider where there is little.
std::vector<Bin> make_bins(const std::vector<Outcome>& outcomes, const Curve& curve) {
  std::vector<Bin> bins;
  for (std::size_t begin = 0, end = 0; begin < outcomes.size(); begin = end) {
    Bin bin;
    const double limit = outcomes[begin].score + kBinWidth;
    for (; end < outcomes.size() && (outcomes[end].score < limit || end - begin < kFewestInBin); ++end) {
      bin.score += outcomes[end].score;
      bin.same += outcomes[end].is_same ? 1 : 0;
    }
    const auto count = static_cast<double>(end - begin);
    bin.score /= count;
    bin.weight = count + kPriorOutcomes;
    bin.same += kPriorOutcomes * curve.certainty(bin.score);
    bins.push_back(bin);
  }
  return bins;
}

Bin pool(const Bin& left, const Bin& right) {
  const double weight = left.weight + right.weight;
  return {(left.score * left.weight + right.score * right.weight) / weight, weight, left.same + right.same};
}

// Pools neighbours until no share is below the one before it.
std::vector<Bin> pool_violators(const std::vector<Bin>& bins) {
  std::vector<Bin> pooled;
  for (const Bin& bin : bins) {
    pooled.push_back(bin);
    while (pooled.size() > 1 && pooled[pooled.size() - 2].share() >= pooled.back().share()) {
      const Bin last = pooled.back();
      pooled.pop_back();
      pooled.back() = pool(pooled.back(), last);
    }
  }
  return pooled;
}

}  // namespace

double Calibration::certainty(double score) const {
  if (points_.empty()) return logistic(score);
  const auto above = std::upper_bound(points_.begin(), points_.end(), score,
                                      [](double value, const Point& point) { return value < point.score; });
  if (above == points_.begin())
    return points_.front().certainty * std::min(1.0, logistic(score) / logistic(points_.front().score));
  if (above == points_.end()) {
    // Beyond what was seen the score goes on meaning what it means.
    const double rest = (1 - logistic(score)) / (1 - logistic(points_.back().score));
    return 1 - (1 - points_.back().certainty) * std::min(1.0, rest);
  }
  const Point& low = *(above - 1);
  const double share = (score - low.score) / (above->score - low.score);
  return low.certainty + share * (above->certainty - low.certainty);
}

Calibration learn_calibration(std::vector<Outcome> outcomes) {
  const auto same =
      std::count_if(outcomes.begin(), outcomes.end(), [](const Outcome& outcome) { return outcome.is_same; });
  const auto count = static_cast<std::ptrdiff_t>(outcomes.size());
  if (outcomes.size() < kFewestOutcomes || same == 0 || same == count) return {};
  std::sort(outcomes.begin(), outcomes.end(), [](const Outcome& a, const Outcome& b) {
    return a.score != b.score ? a.score < b.score : a.is_same < b.is_same;
  });
  std::vector<Calibration::Point> points;
  for (const Bin& bin : pool_violators(make_bins(outcomes, fit_curve(outcomes)))) {
    if (points.empty() || bin.score > points.back().score) points.push_back({bin.score, bin.share()});
  }
  return Calibration(std::move(points));
}

}  // namespace guichet::match
