#include "metrics/http_metrics.hpp"

namespace guichet::metrics {
namespace {

const std::vector<double> kSeconds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                   0.1,    0.25,  0.5,    1,     2.5,  5,     10};

}  // namespace

HttpMetrics::HttpMetrics(Metrics& metrics)
    : metrics_(metrics), connections_(metrics.gauge("guichet_http_connections", "Open connections.")) {}

HttpMetrics::Series& HttpMetrics::series(const http::Exchange& exchange) {
  const std::lock_guard lock(mutex_);
  const auto key = std::make_tuple(exchange.route, exchange.method, exchange.status);
  if (const auto found = series_.find(key); found != series_.end()) return found->second;

  const std::string route(exchange.route);
  const std::string method(exchange.method);
  auto& answers =
      metrics_.counter("guichet_http_requests_total", "Answered requests.",
                       {{"route", route}, {"method", method}, {"status", std::to_string(exchange.status)}});
  auto& seconds = metrics_.histogram("guichet_http_request_duration_seconds",
                                     "Time from the end of a request's header to the end of its answer.",
                                     {{"route", route}}, kSeconds);
  return series_.emplace(std::make_tuple(route, method, exchange.status), Series{answers, seconds})
      .first->second;
}

void HttpMetrics::on_answer(const http::Exchange& exchange) {
  auto& counted = series(exchange);
  counted.answers.Increment();
  counted.seconds.Observe(std::chrono::duration<double>(exchange.duration).count());
}

void HttpMetrics::on_refusal(Errc reason) {
  metrics_
      .counter("guichet_http_refused_total", "Requests and connections that were refused before any handler.",
               {{"reason", std::string(errc_name(reason))}})
      .Increment();
}

void HttpMetrics::on_failure(std::string_view route, std::string_view) {
  metrics_.counter("guichet_http_failures_total", "Handlers that failed.", {{"route", std::string(route)}})
      .Increment();
}

void HttpMetrics::on_connections(int change) {
  if (change > 0) {
    connections_.Increment(change);
  } else {
    connections_.Decrement(-change);
  }
}

}  // namespace guichet::metrics
