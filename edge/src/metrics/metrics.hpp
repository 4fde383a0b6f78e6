#pragma once

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "http/router.hpp"

namespace guichet::metrics {

// The figures of one process. Every room adds its own by name; a name with other labels is one more series of
// the same figure. Names and help as Prometheus wants them: "guichet_mails_total", English, with the unit.
// All functions may be called from any thread; what they give back lives as long as this object.
class Metrics {
 public:
  // Finding a series takes a lock: keep the reference where it is incremented often.
  prometheus::Counter& counter(const std::string& name, const std::string& help,
                               const prometheus::Labels& labels = {});
  prometheus::Gauge& gauge(const std::string& name, const std::string& help,
                           const prometheus::Labels& labels = {});

  // `buckets` are upper bounds, ascending; the same for every series of the name.
  prometheus::Histogram& histogram(const std::string& name, const std::string& help,
                                   const prometheus::Labels& labels, const std::vector<double>& buckets);

  // A gauge that is read when somebody asks for the figures, such as the length of a queue.
  void sample(const std::string& name, const std::string& help, std::function<double()> read);

  // Everything in the text format of Prometheus, version 0.0.4.
  std::string text();

 private:
  struct Sample {
    prometheus::Gauge& gauge;
    std::function<double()> read;
  };

  prometheus::Registry registry_;
  std::mutex samples_mutex_;
  std::vector<Sample> samples_;
};

// GET /metrics. For a listener that visitors cannot reach; the figures must outlive the router.
void add_metrics_route(http::Router& router, Metrics& metrics);

}  // namespace guichet::metrics
