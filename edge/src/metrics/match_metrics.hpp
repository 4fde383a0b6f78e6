#pragma once

#include <array>

#include "matching/decision.hpp"
#include "metrics/metrics.hpp"

namespace guichet::metrics {

// What matching makes of new accounts: guichet_match_decisions_total by band, guichet_match_compared_total
// and guichet_match_skipped_keys_total. The figures outlive it; any thread.
class MatchMetrics {
 public:
  explicit MatchMetrics(Metrics& metrics);

  void observe(const matching::Decision& decision);

 private:
  static constexpr std::size_t kBands = 5;

  std::array<prometheus::Counter*, kBands> decisions_{};
  prometheus::Counter& compared_;
  prometheus::Counter& skipped_keys_;
};

}  // namespace guichet::metrics
