#include "http/worker.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>

namespace guichet::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

// How many clients above the limit are told so at a time; the rest is just closed.
constexpr std::size_t kMaxTurnedAway = 64;
constexpr std::chrono::milliseconds kAcceptPause{50};

}  // namespace

Worker::Worker(ServerContext& context)
    : context_(context), acceptor_(io_context_.get_executor()), timer_(io_context_.get_executor()) {}

boost::system::error_code Worker::listen(const tcp::endpoint& endpoint) {
  boost::system::error_code error;
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.set_option(ReusePort(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(context_.options.backlog, error);
  return error;
}

tcp::endpoint Worker::endpoint() const {
  boost::system::error_code error;
  return acceptor_.local_endpoint(error);
}

void Worker::run() {
  asio::co_spawn(io_context_, accept_all(), asio::detached);
  asio::co_spawn(io_context_, watch_deadlines(), asio::detached);
  for (;;) {
    try {
      io_context_.run();
      return;
    } catch (...) {
      // Nothing is known to get here; whatever does must not end the other connections.
      for (auto* observer : context_.observers) observer->on_failure("-", "event loop");
    }
  }
}

void Worker::stop() {
  asio::post(io_context_, [this] {
    stopping_ = true;
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    for (const auto& connection : connections_) connection->close_if_idle();
  });
}

void Worker::abandon() { io_context_.stop(); }

Task<void> Worker::accept_all() {
  Timer pause(io_context_.get_executor());
  while (acceptor_.is_open()) {
    boost::system::error_code error;
    Socket socket(io_context_.get_executor());
    co_await acceptor_.async_accept(socket, asio::redirect_error(use_task, error));
    if (!error) {
      welcome(std::move(socket));
    } else if (acceptor_.is_open()) {
      // No descriptors left, most likely: some connection must end first.
      pause.expires_after(kAcceptPause);
      co_await pause.async_wait(asio::redirect_error(use_task, error));
    }
  }
}

void Worker::welcome(Socket socket) {
  boost::system::error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  if (error) return;
  socket.set_option(tcp::no_delay(true), error);
  const auto peer = unmapped(endpoint.address());
  const auto refusal = context_.limiter.admit(peer, context_.options.trusted_proxies.contains(peer));
  if (refusal && turned_away_ == kMaxTurnedAway) return;
  connections_.push_front(std::make_shared<Connection>(std::move(socket), peer, context_, date_));
  const auto position = connections_.begin();
  if (refusal) {
    ++turned_away_;
    asio::co_spawn(io_context_, turn_away(position, *refusal), asio::detached);
  } else {
    asio::co_spawn(io_context_, serve(position), asio::detached);
  }
}

Task<void> Worker::serve(Connections::iterator position) {
  const auto connection = *position;
  for (auto* observer : context_.observers) observer->on_connections(1);
  try {
    co_await connection->serve();
  } catch (...) {
    for (auto* observer : context_.observers) observer->on_failure("-", "connection");
  }
  for (auto* observer : context_.observers) observer->on_connections(-1);
  context_.limiter.release(connection->peer());
  connections_.erase(position);
}

Task<void> Worker::turn_away(Connections::iterator position, Errc reason) {
  const auto connection = *position;
  try {
    co_await connection->turn_away(reason);
  } catch (...) {
    for (auto* observer : context_.observers) observer->on_failure("-", "connection");
  }
  --turned_away_;
  connections_.erase(position);
}

std::chrono::milliseconds Worker::tick() const {
  const auto& deadlines = context_.options.deadlines;
  const auto shortest = std::min({deadlines.header, deadlines.body, deadlines.idle, deadlines.write,
                                  deadlines.linger, deadlines.shutdown});
  return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
}

// One timer for all connections: a deadline costs a connection one store, not one timer operation.
Task<void> Worker::watch_deadlines() {
  const auto interval = tick();
  auto end = std::chrono::steady_clock::time_point::max();
  while (!stopping_ || !connections_.empty()) {
    const auto now = std::chrono::steady_clock::now();
    if (stopping_ && end == end.max()) end = now + context_.options.deadlines.shutdown;
    if (now >= end) break;
    for (const auto& connection : connections_) connection->check_deadline(now);
    timer_.expires_after(interval);
    boost::system::error_code ignored;
    co_await timer_.async_wait(asio::redirect_error(use_task, ignored));
  }
  io_context_.stop();
}

}  // namespace guichet::http
