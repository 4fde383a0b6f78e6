#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "http/client_stream.hpp"
#include "http/framing_scan.hpp"
#include "http/response_head.hpp"
#include "http/server_options.hpp"
#include "http/task.hpp"

namespace guichet::http {

// One client: reads requests one after the other and answers each with one write before it reads on, so that
// what waits in memory never exceeds one header, one body and one answer. Lives on one thread.
class Connection {
 public:
  Connection(Socket socket, boost::asio::ip::address peer, ServerContext& context, DateText& date);

  // Serves until either side has had enough.
  Task<void> serve();

  // Answers with the error before anything is read, and closes.
  Task<void> turn_away(Errc reason);

  // To be called now and then: ends the operation that has passed its deadline.
  void check_deadline(std::chrono::steady_clock::time_point now) { stream_.check_deadline(now); }

  // Closes the connection if it waits for a request of which nothing has arrived.
  void close_if_idle();

  const boost::asio::ip::address& peer() const { return peer_; }

 private:
  // One request on its way to its answer.
  struct Turn {
    Request request;
    Router::Match match;
    bool keep_alive = false;
    std::chrono::steady_clock::time_point begin;
  };

  // What a connection does after a request.
  using StaysOpen = bool;

  Task<StaysOpen> serve_one();
  Task<bool> await_request();
  Task<bool> receive_header();
  Turn begin_turn() const;
  std::optional<Errc> refuse_head(const Turn& turn) const;
  std::size_t body_limit(const Turn& turn) const;
  Task<std::optional<Errc>> receive_body(Turn& turn, BodyFraming framing);
  Task<std::optional<Errc>> receive_sized_body(std::string& body, std::size_t length);
  Task<std::optional<Errc>> receive_chunked_body(std::string& body, std::size_t limit);
  Errc reason_of_missing_bytes() const;
  Task<Response> run_handler(const Turn& turn);
  Task<StaysOpen> answer(const Turn& turn, Response response);
  Task<StaysOpen> refuse(const Turn& turn, Errc reason);
  Task<bool> send(const Response& response, bool keep_alive, bool with_content);
  void report(const Turn& turn, unsigned status) const;

  ClientStream stream_;
  boost::asio::ip::address peer_;
  ServerContext& context_;
  DateText& date_;
  FramingScan scan_;
  std::string head_text_;
  std::size_t requests_ = 0;
  bool idle_ = false;
};

}  // namespace guichet::http
