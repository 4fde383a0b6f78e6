#include "metrics/webhook_metrics.hpp"

#include "store/async.hpp"
#include "store/webhook_deliveries.hpp"

namespace guichet::metrics {

WebhookMetrics::WebhookMetrics(Metrics& metrics, store::Store& store)
    : disabled_(metrics.counter("guichet_webhook_endpoints_disabled_total",
                                "Endpoints disabled because they were gone or failed for days.")) {
  static constexpr std::array<const char*, kOutcomes> kNames = {"delivered", "postponed", "given_up",
                                                                "stopped"};
  for (std::size_t i = 0; i < kOutcomes; ++i) {
    attempts_[i] = &metrics.counter("guichet_webhook_attempts_total", "Attempts to deliver webhooks.",
                                    {{"outcome", kNames[i]}});
  }
  metrics.sample("guichet_webhook_open_deliveries", "Webhooks that are not delivered yet.", [&store] {
    const auto open = store::read_and_wait(*store.reader, store::count_open_deliveries);
    return open ? static_cast<double>(*open) : 0.0;
  });
}

void WebhookMetrics::observe(const webhooks::Report& report) {
  attempts_[static_cast<std::size_t>(report.outcome)]->Increment();
  if (report.is_endpoint_disabled) disabled_.Increment();
}

}  // namespace guichet::metrics
