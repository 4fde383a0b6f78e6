#pragma once

#include <memory>

#include "common/expected.hpp"
#include "config/config.hpp"

namespace guichet::cli {

// Why the edge does not start, for the person who starts it.
struct StartError {
  std::string message;
};

// Everything that "guichet serve" runs, wired together from a configuration.
class Edge {
 public:
  static Expected<std::unique_ptr<Edge>, StartError> start(const config::Config& config);
  ~Edge();

  // "http://address:port" of the two listeners.
  std::string url() const;
  std::string metrics_url() const;

  // Until SIGTERM or SIGINT; then answers what runs, writes what waits, and ends.
  void run();

 private:
  struct Parts;
  explicit Edge(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace guichet::cli
