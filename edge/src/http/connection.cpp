#include "http/connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <cxxabi.h>
#include <typeinfo>

#include "http/chunk_decoder.hpp"
#include "http/problem.hpp"

namespace guichet::http {
namespace {

using Clock = std::chrono::steady_clock;
namespace asio = boost::asio;

constexpr std::size_t kReadBytes = 4 * 1024;
constexpr std::size_t kMaxReadBytes = 64 * 1024;
constexpr std::size_t kMaxLingerBytes = 1024 * 1024;

// The type only: the text of an exception may quote what a visitor sent.
std::string current_exception_type() {
  const auto* type = abi::__cxa_current_exception_type();
  return type ? type->name() : "unknown";
}

bool names_host(const std::vector<std::string>& hosts, std::string_view host) {
  const auto port = host.rfind(':');
  const bool has_port = port != std::string_view::npos && host.find(']', port) == std::string_view::npos;
  const auto name = has_port ? host.substr(0, port) : host;
  return std::any_of(hosts.begin(), hosts.end(),
                     [&](const std::string& ours) { return equals_ignoring_case(ours, name); });
}

}  // namespace

Connection::Connection(Socket socket, asio::ip::address peer, ServerContext& context, DateText& date)
    : socket_(std::move(socket)),
      peer_(std::move(peer)),
      context_(context),
      date_(date),
      buffer_(context.options.limits.header_bytes + kMaxReadBytes),
      scan_(context.options.limits) {}

void Connection::allow(std::chrono::milliseconds time) { deadline_ = Clock::now() + time; }

void Connection::allow_any_time() { deadline_ = Clock::time_point::max(); }

bool Connection::is_late() const { return Clock::now() >= deadline_; }

void Connection::check_deadline(Clock::time_point now) {
  if (now < deadline_) return;
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

void Connection::close_if_idle() {
  if (!idle_) return;
  deadline_ = Clock::time_point::min();
  check_deadline(Clock::now());
}

std::string_view Connection::received() const {
  const auto bytes = buffer_.data();
  return {static_cast<const char*>(bytes.data()), bytes.size()};
}

// Waits for more bytes; false when the other side has finished or the deadline has passed.
Task<bool> Connection::receive(std::size_t hint) {
  if (is_late()) co_return false;
  const auto space = buffer_.prepare(std::clamp(hint, kReadBytes, kMaxReadBytes));
  boost::system::error_code error;
  const auto count = co_await socket_.async_read_some(space, asio::redirect_error(use_task, error));
  buffer_.commit(count);
  co_return !error;
}

Errc Connection::reason_of_missing_bytes() const { return is_late() ? Errc::kHttpTimeout : Errc::kHttpBadRequest; }

Task<void> Connection::serve() {
  bool open = true;
  while (open) open = co_await serve_one();
}

// False when there is no whole header to answer: the client has gone, or has been refused.
Task<bool> Connection::receive_header() {
  scan_.reset();
  if (buffer_.size() == 0) {
    idle_ = true;
    allow(context_.options.deadlines.idle);
    const bool arrived = co_await receive(kReadBytes);
    idle_ = false;
    if (!arrived) co_return false;
  }
  allow(context_.options.deadlines.header);
  // RFC 9112 section 2.2: one empty line before a request is overlooked.
  bool may_skip_line = true;
  for (;;) {
    if (may_skip_line && received() == "\r") {
      // Whether this begins an empty line is not known yet.
    } else {
      if (may_skip_line && received().substr(0, 2) == "\r\n") buffer_.consume(2);
      may_skip_line = false;
      const auto state = scan_.scan(received());
      if (state == FramingScan::State::kComplete) co_return true;
      if (state == FramingScan::State::kRefused) {
        Turn turn;
        co_await refuse(turn, scan_.refusal());
        co_return false;
      }
    }
    const bool arrived = co_await receive(kReadBytes);
    if (arrived) continue;
    Turn turn;
    if (is_late()) co_await refuse(turn, Errc::kHttpTimeout);
    co_return false;
  }
}

Connection::Turn Connection::begin_turn() const {
  const auto& head = scan_.head();
  Turn turn;
  turn.begin = Clock::now();
  turn.keep_alive = head.keep_alive && requests_ < context_.options.max_requests_per_connection;
  auto& request = turn.request;
  const auto question = head.line.target.find('?');
  request.method = head.line.method;
  request.path = head.line.target.substr(0, question);
  if (question != std::string_view::npos) request.query = head.line.target.substr(question + 1);
  request.headers.reserve(head.fields.size());
  for (const auto& field : head.fields) request.headers.push_back({std::string(field.name), std::string(field.value)});
  request.peer = client_address(peer_, request.headers, context_.options.trusted_proxies);
  turn.match = context_.router.find(request.method, request.path);
  request.parameters = turn.match.parameters;
  return turn;
}

std::size_t Connection::body_limit(const Turn& turn) const {
  const auto* route = turn.match.route;
  return route && route->options.body_bytes ? *route->options.body_bytes : context_.options.limits.body_bytes;
}

std::optional<Errc> Connection::refuse_head(const Turn& turn) const {
  const auto& head = scan_.head();
  const auto& hosts = context_.options.hosts;
  if (!hosts.empty() && !head.host.empty() && !names_host(hosts, head.host)) return Errc::kHttpMisdirected;
  if (head.body.length > body_limit(turn)) return Errc::kHttpBodyTooLarge;
  return {};
}

// False when the connection is to be closed.
Task<bool> Connection::serve_one() {
  const bool complete = co_await receive_header();
  if (!complete) co_return false;
  ++requests_;
  auto turn = begin_turn();
  auto refusal = refuse_head(turn);
  const auto framing = scan_.head().body;
  const bool waits_for_invitation = scan_.head().expects_continue && !framing.empty();
  buffer_.consume(scan_.head().bytes);
  if (refusal) co_return co_await refuse(turn, *refusal);

  if (waits_for_invitation && buffer_.size() == 0) {
    if (turn.match.route == nullptr) {
      // The client may now send its body or not; only closing leaves no doubt.
      turn.keep_alive = false;
      auto response = co_await run_handler(turn);
      co_return co_await answer(turn, std::move(response));
    }
    const bool invited = co_await invite_body();
    if (!invited) co_return false;
  }
  refusal = co_await receive_body(turn, framing);
  if (refusal) co_return co_await refuse(turn, *refusal);
  auto response = co_await run_handler(turn);
  co_return co_await answer(turn, std::move(response));
}

Task<bool> Connection::invite_body() {
  static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  allow(context_.options.deadlines.write);
  boost::system::error_code error;
  co_await asio::async_write(socket_, asio::buffer(kContinue), asio::redirect_error(use_task, error));
  co_return !error;
}

Task<std::optional<Errc>> Connection::receive_body(Turn& turn, BodyFraming framing) {
  if (framing.empty()) co_return std::nullopt;
  allow(context_.options.deadlines.body);
  if (framing.chunked) co_return co_await receive_chunked_body(turn.request.body, body_limit(turn));
  co_return co_await receive_sized_body(turn.request.body, static_cast<std::size_t>(framing.length));
}

Task<std::optional<Errc>> Connection::receive_sized_body(std::string& body, std::size_t length) {
  for (;;) {
    const auto taken = received().substr(0, length - body.size());
    body.append(taken);
    buffer_.consume(taken.size());
    if (body.size() == length) co_return std::nullopt;
    const bool arrived = co_await receive(length - body.size());
    if (!arrived) co_return reason_of_missing_bytes();
  }
}

Task<std::optional<Errc>> Connection::receive_chunked_body(std::string& body, std::size_t limit) {
  ChunkDecoder decoder(limit);
  for (;;) {
    auto rest = received();
    const auto before = rest.size();
    const auto state = decoder.decode(rest, body);
    buffer_.consume(before - rest.size());
    if (state == ChunkDecoder::State::kComplete) co_return std::nullopt;
    if (state == ChunkDecoder::State::kRefused) co_return decoder.refusal();
    const bool arrived = co_await receive(kReadBytes);
    if (!arrived) co_return reason_of_missing_bytes();
  }
}

Task<Response> Connection::run_handler(const Turn& turn) {
  allow_any_time();
  Response response;
  bool failed = false;
  try {
    response = co_await dispatch(turn.match, turn.request);
    failed = !has_safe_headers(response);
    if (failed) {
      for (auto* observer : context_.observers) observer->on_failure(turn.match.resource->pattern, "unsafe header");
    }
  } catch (...) {
    failed = true;
    const auto type = current_exception_type();
    for (auto* observer : context_.observers) observer->on_failure(turn.match.resource->pattern, type);
  }
  if (failed) response = problem(Errc::kHttpInternal);
  co_return response;
}

Task<bool> Connection::answer(Turn& turn, Response response) {
  const bool keep_alive = turn.keep_alive && !context_.stopping.load(std::memory_order_relaxed);
  const bool sent = co_await write(response, keep_alive, turn.request.method != "HEAD");
  const bool known = turn.match.route != nullptr;
  const Exchange exchange{
      known ? std::string_view(turn.request.method) : "other",
      turn.match.resource ? std::string_view(turn.match.resource->pattern) : "-",
      response.status,
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - turn.begin),
      written_};
  for (auto* observer : context_.observers) observer->on_answer(exchange);
  if (sent && !keep_alive) co_await linger();
  co_return sent && keep_alive;
}

// One answer, Connection: close, and not a byte more of what was received is looked at.
Task<bool> Connection::refuse(Turn& turn, Errc reason) {
  for (auto* observer : context_.observers) observer->on_refusal(reason);
  auto response = problem(reason);
  if (turn.match.route && turn.match.route->options.cors) {
    add_cors_headers(*turn.match.route->options.cors, turn.request, response);
  }
  const bool sent = co_await write(response, false, turn.request.method != "HEAD");
  if (sent) co_await linger();
  co_return false;
}

Task<void> Connection::turn_away(Errc reason) {
  for (auto* observer : context_.observers) observer->on_refusal(reason);
  auto response = problem(reason);
  response.add_header("Retry-After", "1");
  const bool sent = co_await write(response, false, true);
  if (sent) co_await linger();
}

Task<bool> Connection::write(const Response& response, bool keep_alive, bool with_content) {
  allow(context_.options.deadlines.write);
  head_text_.clear();
  append_response_head(head_text_, response, date_.at(std::time(nullptr)), keep_alive);
  const bool content = with_content && may_have_content(response.status);
  const std::array<asio::const_buffer, 2> parts{
      asio::buffer(head_text_), asio::buffer(content ? response.content() : std::string_view{})};
  boost::system::error_code error;
  written_ = co_await asio::async_write(socket_, parts, asio::redirect_error(use_task, error));
  co_return !error;
}

// Closing with unread bytes resets the connection, which may destroy the answer on its way.
Task<void> Connection::linger() {
  boost::system::error_code error;
  socket_.shutdown(Socket::shutdown_send, error);
  if (error) co_return;
  allow(context_.options.deadlines.linger);
  buffer_.clear();
  for (std::size_t drained = 0; drained < kMaxLingerBytes;) {
    const bool arrived = co_await receive(kMaxReadBytes);
    if (!arrived) break;
    drained += buffer_.size();
    buffer_.clear();
  }
}

}  // namespace guichet::http
