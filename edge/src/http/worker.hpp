#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <list>
#include <memory>

#include "http/connection.hpp"
#include "http/server_options.hpp"

namespace guichet::http {

// One thread of a server: its own event loop, its own listening socket (SO_REUSEPORT), its own connections.
class Worker {
 public:
  explicit Worker(ServerContext& context);

  boost::system::error_code listen(const boost::asio::ip::tcp::endpoint& endpoint);
  boost::asio::ip::tcp::endpoint endpoint() const;

  // Serves until stop() and the end of the last connection.
  void run();

  // From any thread: accepts no more, closes what is idle, finishes what runs.
  void stop();

  // From any thread: ends at once.
  void abandon();

  boost::asio::io_context& io_context() { return io_context_; }

 private:
  using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor>;
  using Timer =
      boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                        boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
  using Connections = std::list<std::shared_ptr<Connection>>;

  Task<void> accept_all();
  Task<void> watch_deadlines();
  void welcome(Socket socket);
  Task<void> serve(Connections::iterator position);
  Task<void> turn_away(Connections::iterator position, Errc reason);
  std::chrono::milliseconds tick() const;

  ServerContext& context_;
  boost::asio::io_context io_context_{1};
  Acceptor acceptor_;
  Timer timer_;
  DateText date_;
  Connections connections_;
  std::size_t turned_away_ = 0;
  bool stopping_ = false;
};

}  // namespace guichet::http
