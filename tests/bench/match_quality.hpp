#pragma once

#include <cstdint>
#include <vector>

#include "match/calibration.hpp"

namespace guichet::bench {

// A pair with the truth about it.
struct LabelledPair {
  double score;
  double certainty;
  bool is_same;
  bool is_held_out;  // of a person whose outcomes no calibration is learnt of
};

// Shares of pairs: precision of those that are said to be the same, recall of all that are, the harmonic mean.
struct Quality {
  double precision = 0, recall = 0, f1 = 0, score = 0;
};

// The threshold with the best F1, chosen with the truth at hand. `all`: pairs that are the same, found or not.
Quality best_quality(const std::vector<LabelledPair>& by_falling_score, double all);

// Of the pairs with a certainty from `least` on.
Quality quality_from(const std::vector<LabelledPair>& pairs, double all, double least);

// The greatest recall with at least that precision.
double recall_at_precision(const std::vector<LabelledPair>& by_falling_score, double all, double precision);

// Expected calibration error over ten bins of the pairs with a certainty above 0.01: how far promises are from what is
// kept, on average.
double calibration_error(const std::vector<LabelledPair>& pairs);

// The held-out pairs with the certainty that outcomes of the other people teach.
std::vector<LabelledPair> calibrate_held_out(const std::vector<LabelledPair>& pairs);

}  // namespace guichet::bench
