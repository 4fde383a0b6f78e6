#include "match_quality.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace guichet::bench {
namespace {

Quality make_quality(double right, double said, double all, double score) {
  if (right == 0) return {};
  const double precision = right / said;
  const double recall = right / all;
  return {precision, recall, 2 * precision * recall / (precision + recall), score};
}

// Calls see(quality) after each run of pairs with one score.
template <class See>
void walk(const std::vector<LabelledPair>& pairs, double all, See see) {
  double right = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    right += pairs[i].is_same ? 1 : 0;
    const bool is_last_of_score = i + 1 == pairs.size() || pairs[i + 1].score < pairs[i].score;
    if (is_last_of_score) see(make_quality(right, static_cast<double>(i + 1), all, pairs[i].score));
  }
}

}  // namespace

Quality best_quality(const std::vector<LabelledPair>& by_falling_score, double all) {
  Quality best;
  walk(by_falling_score, all, [&](const Quality& quality) {
    if (quality.f1 > best.f1) best = quality;
  });
  return best;
}

double recall_at_precision(const std::vector<LabelledPair>& by_falling_score, double all, double precision) {
  double recall = 0;
  walk(by_falling_score, all, [&](const Quality& quality) {
    if (quality.precision >= precision) recall = quality.recall;
  });
  return recall;
}

Quality quality_from(const std::vector<LabelledPair>& pairs, double all, double least) {
  double right = 0, said = 0;
  for (const LabelledPair& pair : pairs) {
    if (pair.certainty < least) continue;
    said += 1;
    right += pair.is_same ? 1 : 0;
  }
  return make_quality(right, said, all, least);
}

double calibration_error(const std::vector<LabelledPair>& pairs) {
  struct Bin {
    double promised = 0, kept = 0;
  };
  std::array<Bin, 10> bins;
  double count = 0;
  for (const LabelledPair& pair : pairs) {
    if (pair.certainty <= 0.01) continue;
    Bin& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(pair.certainty * 10))];
    bin.promised += pair.certainty;
    bin.kept += pair.is_same ? 1 : 0;
    count += 1;
  }
  double error = 0;
  for (const Bin& bin : bins) error += std::abs(bin.promised - bin.kept);
  return count == 0 ? 0 : error / count;
}

std::vector<LabelledPair> calibrate_held_out(const std::vector<LabelledPair>& pairs) {
  std::vector<match::Outcome> outcomes;
  std::vector<LabelledPair> held_out;
  for (const LabelledPair& pair : pairs) {
    if (pair.is_held_out) {
      held_out.push_back(pair);
    } else {
      outcomes.push_back({pair.score, pair.is_same});
    }
  }
  const match::Calibration calibration = match::learn_calibration(std::move(outcomes));
  for (LabelledPair& pair : held_out) pair.certainty = calibration.certainty(pair.score);
  return held_out;
}

}  // namespace guichet::bench
