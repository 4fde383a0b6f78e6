#pragma once

#include <map>
#include <mutex>
#include <string>
#include <tuple>

#include "http/observer.hpp"
#include "metrics/metrics.hpp"

namespace guichet::metrics {

// Counts what a server does: answers by route, method and status, their durations, open connections, refusals
// by reason, failed handlers.
class HttpMetrics final : public http::Observer {
 public:
  // The figures must outlive this object.
  explicit HttpMetrics(Metrics& metrics);

  void on_answer(const http::Exchange& exchange) override;
  void on_refusal(Errc reason) override;
  void on_failure(std::string_view route, std::string_view exception_type) override;
  void on_connections(int change) override;

 private:
  struct Series {
    prometheus::Counter& answers;
    prometheus::Histogram& seconds;
  };

  Series& series(const http::Exchange& exchange);

  Metrics& metrics_;
  prometheus::Gauge& connections_;
  std::mutex mutex_;
  // One entry for each route, method and status that was ever answered.
  std::map<std::tuple<std::string, std::string, unsigned>, Series, std::less<>> series_;
};

}  // namespace guichet::metrics
