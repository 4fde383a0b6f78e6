#pragma once

#include <boost/asio/signal_set.hpp>
#include <boost/system/error_code.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "http/server_options.hpp"
#include "http/worker.hpp"

namespace guichet::http {

// An HTTP/1.1 server over TCP, without TLS. Whatever posts results to its connections from other threads must
// be stopped before the server is destroyed.
class Server {
 public:
  // Both must outlive the server, the observers too; the router may not change any more.
  Server(const Router& router, ServerOptions options, std::vector<Observer*> observers = {});
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Binds and listens. An address in use is an error even though the threads share their port.
  boost::system::error_code start();

  // After start(): the port, also when any was asked for.
  std::uint16_t port() const;

  // Blocks until stop() and the end of what was running, Deadlines::shutdown at most.
  void run();

  // From any thread: accepts no more, answers what runs with Connection: close. The second call ends at once.
  void stop();

  // True from the first stop() on; for /readyz.
  bool is_stopping() const { return context_.stopping; }

  // SIGTERM and SIGINT call stop(). Before run().
  void stop_on_signals();

 private:
  void wait_for_signal();

  const ServerOptions options_;
  const std::vector<Observer*> observers_;
  ConnectionLimiter limiter_;
  ServerContext context_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::optional<boost::asio::signal_set> signals_;
};

}  // namespace guichet::http
