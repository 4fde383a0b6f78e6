#pragma once

#include <array>

#include "metrics/metrics.hpp"
#include "store/store.hpp"
#include "webhooks/delivery_round.hpp"

namespace guichet::metrics {

// What becomes of webhooks: guichet_webhook_attempts_total by outcome,
// guichet_webhook_endpoints_disabled_total, and guichet_webhook_open_deliveries. The figures and the store
// outlive it; any thread.
class WebhookMetrics {
 public:
  WebhookMetrics(Metrics& metrics, store::Store& store);

  void observe(const webhooks::Report& report);

 private:
  static constexpr std::size_t kOutcomes = 4;

  std::array<prometheus::Counter*, kOutcomes> attempts_{};
  prometheus::Counter& disabled_;
};

}  // namespace guichet::metrics
