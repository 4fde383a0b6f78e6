#include "http/server.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <thread>

namespace guichet::http {
namespace {

using boost::asio::ip::tcp;

// The soft limit is often 1,024, fewer than the connections we promise.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// SO_REUSEPORT would let a second server of the same user share the port in silence.
boost::system::error_code check_port_is_free(const tcp::endpoint& endpoint) {
  boost::asio::io_context io_context;
  tcp::acceptor probe(io_context);
  boost::system::error_code error;
  probe.open(endpoint.protocol(), error);
  if (!error) probe.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) probe.bind(endpoint, error);
  return error;
}

}  // namespace

Server::Server(const Router& router, ServerOptions options, std::vector<Observer*> observers)
    : options_(std::move(options)),
      observers_(std::move(observers)),
      limiter_(options_.max_connections, options_.max_connections_per_address),
      context_{router, options_, limiter_, observers_} {}

Server::~Server() = default;

boost::system::error_code Server::start() {
  raise_descriptor_limit();
  boost::system::error_code error;
  tcp::endpoint endpoint(boost::asio::ip::make_address(options_.address, error), options_.port);
  if (error) return error;
  if (const auto taken = check_port_is_free(endpoint)) return taken;
  const auto threads =
      options_.threads > 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
  for (unsigned i = 0; i < threads; ++i) {
    auto worker = std::make_unique<Worker>(context_);
    if (const auto failed = worker->listen(endpoint)) return failed;
    endpoint = worker->endpoint();
    workers_.push_back(std::move(worker));
  }
  return {};
}

std::uint16_t Server::port() const { return workers_.front()->endpoint().port(); }

void Server::run() {
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < workers_.size(); ++i) {
    threads.emplace_back([worker = workers_[i].get()] { worker->run(); });
  }
  workers_.front()->run();
  for (auto& thread : threads) thread.join();
}

void Server::stop() {
  const bool again = context_.stopping.exchange(true);
  for (const auto& worker : workers_) again ? worker->abandon() : worker->stop();
}

void Server::stop_on_signals() {
  signals_.emplace(workers_.front()->io_context(), SIGINT, SIGTERM);
  wait_for_signal();
}

void Server::wait_for_signal() {
  signals_->async_wait([this](const boost::system::error_code& error, int) {
    if (error) return;
    stop();
    wait_for_signal();
  });
}

}  // namespace guichet::http
