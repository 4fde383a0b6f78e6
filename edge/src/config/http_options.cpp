#include "config/http_options.hpp"

#include "config/endpoint.hpp"

namespace guichet::config {
namespace {

void listen_on(const std::string& text, http::ServerOptions& options) {
  const auto endpoint = parse_endpoint(text).value_or(Endpoint{});
  options.address = endpoint.address;
  options.port = endpoint.port;
}

}  // namespace

http::ServerOptions server_options(const Config& config) {
  http::ServerOptions options;
  listen_on(config.server.listen, options);
  options.threads = static_cast<unsigned>(config.server.threads);
  options.max_connections = config.server.max_connections;
  options.max_connections_per_address = config.server.max_connections_per_address;
  options.deadlines.header = std::chrono::seconds(config.server.header_seconds);
  options.deadlines.body = std::chrono::seconds(config.server.body_seconds);
  options.deadlines.idle = std::chrono::seconds(config.server.idle_seconds);
  for (const auto& proxy : config.server.trusted_proxies) options.trusted_proxies.add(proxy);
  options.hosts = config.server.hosts;
  return options;
}

http::ServerOptions metrics_options(const Config& config) {
  http::ServerOptions options;
  listen_on(config.metrics.listen, options);
  options.threads = 1;
  options.max_connections = 64;
  return options;
}

}  // namespace guichet::config
