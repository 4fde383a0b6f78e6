#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "http/connection_limiter.hpp"
#include "http/forwarded.hpp"
#include "http/limits.hpp"
#include "http/observer.hpp"
#include "http/router.hpp"

namespace guichet::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free port
  unsigned threads = 0;    // 0: one per core
  int backlog = 4096;
  std::size_t max_connections = 10'000;
  std::size_t max_connections_per_address = 1'024;
  std::size_t max_requests_per_connection = 10'000;
  Limits limits;
  Deadlines deadlines;
  ProxyList trusted_proxies;
  std::vector<std::string> hosts;  // names that Host may have, without port; empty: any
};

// What all connections of a server share.
struct ServerContext {
  const Router& router;
  const ServerOptions& options;
  ConnectionLimiter& limiter;
  const std::vector<Observer*>& observers;
  std::atomic<bool> stopping{false};
};

}  // namespace guichet::http
