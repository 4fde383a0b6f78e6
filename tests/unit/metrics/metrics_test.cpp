#include "metrics/metrics.hpp"

#include <catch2/catch.hpp>

#include "metrics/http_metrics.hpp"

using namespace guichet;
using namespace guichet::metrics;

namespace {

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("answers are counted by route, method and status") {
  Metrics metrics;
  HttpMetrics http(metrics);
  for (int i = 0; i < 3; ++i)
    http.on_answer({"GET", "/confirm/{token}", 200, std::chrono::microseconds(700), 10});
  http.on_answer({"GET", "/confirm/{token}", 404, std::chrono::microseconds(700), 10});
  http.on_refusal(Errc::kHttpTimeout);
  http.on_failure("/confirm/{token}", "St13runtime_error");
  http.on_connections(1);
  http.on_connections(1);
  http.on_connections(-1);

  const auto text = metrics.text();
  CAPTURE(text);
  CHECK(
      has_line(text, R"(guichet_http_requests_total{method="GET",route="/confirm/{token}",status="200"} 3)"));
  CHECK(
      has_line(text, R"(guichet_http_requests_total{method="GET",route="/confirm/{token}",status="404"} 1)"));
  CHECK(has_line(text,
                 R"(guichet_http_request_duration_seconds_bucket{route="/confirm/{token}",le="0.0005"} 0)"));
  CHECK(has_line(text,
                 R"(guichet_http_request_duration_seconds_bucket{route="/confirm/{token}",le="0.001"} 4)"));
  CHECK(has_line(text, R"(guichet_http_refused_total{reason="http.timeout"} 1)"));
  CHECK(has_line(text, R"(guichet_http_failures_total{route="/confirm/{token}"} 1)"));
  CHECK(has_line(text, "guichet_http_connections 1"));
}

TEST_CASE("a sample is read when somebody asks") {
  Metrics metrics;
  double length = 1;
  metrics.sample("guichet_outbox_waiting", "Mails and webhooks that wait.", [&] { return length; });
  length = 7;
  CHECK(has_line(metrics.text(), "guichet_outbox_waiting 7"));
}

TEST_CASE("a name with other labels is another series of the same figure") {
  Metrics metrics;
  metrics.counter("guichet_submissions_total", "Submissions.", {{"outcome", "accept"}}).Increment();
  metrics.counter("guichet_submissions_total", "Submissions.", {{"outcome", "accept"}}).Increment();
  metrics.counter("guichet_submissions_total", "Submissions.", {{"outcome", "block"}}).Increment();
  const auto text = metrics.text();
  CHECK(has_line(text, R"(guichet_submissions_total{outcome="accept"} 2)"));
  CHECK(has_line(text, R"(guichet_submissions_total{outcome="block"} 1)"));
}
