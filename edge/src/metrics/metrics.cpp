#include "metrics/metrics.hpp"

#include <prometheus/text_serializer.h>

namespace guichet::metrics {

prometheus::Counter& Metrics::counter(const std::string& name, const std::string& help,
                                      const prometheus::Labels& labels) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry_).Add(labels);
}

prometheus::Gauge& Metrics::gauge(const std::string& name, const std::string& help,
                                  const prometheus::Labels& labels) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry_).Add(labels);
}

prometheus::Histogram& Metrics::histogram(const std::string& name, const std::string& help,
                                          const prometheus::Labels& labels,
                                          const std::vector<double>& buckets) {
  return prometheus::BuildHistogram().Name(name).Help(help).Register(registry_).Add(labels, buckets);
}

void Metrics::sample(const std::string& name, const std::string& help, std::function<double()> read) {
  auto& gauge_of_name = gauge(name, help);
  const std::lock_guard lock(samples_mutex_);
  samples_.push_back({gauge_of_name, std::move(read)});
}

std::string Metrics::text() {
  {
    const std::lock_guard lock(samples_mutex_);
    for (const auto& sample : samples_) sample.gauge.Set(sample.read());
  }
  return prometheus::TextSerializer().Serialize(registry_.Collect());
}

void add_metrics_route(http::Router& router, Metrics& metrics) {
  router.add("GET", "/metrics", http::immediate([&metrics](const http::Request&) {
               return http::respond(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
             }));
}

}  // namespace guichet::metrics
