#include "metrics/match_metrics.hpp"

namespace guichet::metrics {

MatchMetrics::MatchMetrics(Metrics& metrics)
    : compared_(
          metrics.counter("guichet_match_compared_total", "Accounts that a new account was compared with.")),
      skipped_keys_(metrics.counter("guichet_match_skipped_keys_total",
                                    "Keys that too many accounts share to look any of them up.")) {
  for (std::size_t i = 0; i < kBands; ++i) {
    const std::string band(match::band_name(static_cast<match::Band>(i)));
    decisions_[i] = &metrics.counter("guichet_match_decisions_total", "What matching makes of new accounts.",
                                     {{"band", band}});
  }
}

void MatchMetrics::observe(const matching::Decision& decision) {
  decisions_[static_cast<std::size_t>(decision.band)]->Increment();
  compared_.Increment(static_cast<double>(decision.candidates));
  skipped_keys_.Increment(static_cast<double>(decision.skipped_keys));
}

}  // namespace guichet::metrics
