#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <string_view>

#include "http/task.hpp"

namespace guichet::http {

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

// The bytes from and to one client, under a deadline. Lives on one thread. A passed deadline ends the
// operation that runs but leaves the socket open, so that the client can still be told.
class ClientStream {
 public:
  // At most `max_waiting_bytes` that were received and not consumed are held, and one read more.
  ClientStream(Socket socket, std::size_t max_waiting_bytes);

  // Sets the deadline of what follows.
  void allow(std::chrono::milliseconds time);
  void allow_any_time();
  bool is_late() const;

  // To be called now and then: ends the operation whose deadline has passed.
  void check_deadline(std::chrono::steady_clock::time_point now);

  // Ends the operation that runs, and all later ones until the next allow().
  void interrupt();

  // What was received and not consumed.
  std::string_view received() const;
  void consume(std::size_t bytes) { buffer_.consume(bytes); }

  // Waits for more, about `wanted` bytes; false when the client has finished or the deadline has passed.
  Task<bool> receive(std::size_t wanted = 0);

  // Sends both parts at once; false when the client takes no more or the deadline has passed.
  Task<bool> send(std::string_view head, std::string_view content = {});

  // Bytes that the last send() sent.
  std::size_t sent() const { return sent_; }

  // Ends the sending side and drops what still arrives, 1 MiB at most, until the client closes or the time is
  // up. Closing at once would reset the connection, which may destroy an answer on its way.
  Task<void> linger(std::chrono::milliseconds time);

 private:
  Socket socket_;
  boost::beast::flat_buffer buffer_;
  std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
  std::size_t sent_ = 0;
};

}  // namespace guichet::http
