#include "http/connection.hpp"

#include <cxxabi.h>

#include <algorithm>
#include <typeinfo>

#include "http/chunk_decoder.hpp"
#include "http/problem.hpp"

namespace guichet::http {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

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

Connection::Connection(Socket socket, boost::asio::ip::address peer, ServerContext& context, DateText& date)
    : stream_(std::move(socket), context.options.limits.header_bytes),
      peer_(std::move(peer)),
      context_(context),
      date_(date),
      scan_(context.options.limits) {}

void Connection::close_if_idle() {
  if (idle_) stream_.interrupt();
}

Task<void> Connection::serve() {
  StaysOpen open = true;
  while (open) open = co_await serve_one();
}

Task<Connection::StaysOpen> Connection::serve_one() {
  const bool complete = co_await receive_header();
  if (!complete) co_return false;
  ++requests_;
  auto turn = begin_turn();
  auto refusal = refuse_head(turn);
  const auto framing = scan_.head().body;
  const bool waits_for_invitation = scan_.head().expects_continue && !framing.empty();
  stream_.consume(scan_.head().bytes);
  if (refusal) co_return co_await refuse(turn, *refusal);

  if (waits_for_invitation && stream_.received().empty()) {
    if (turn.match.route == nullptr) {
      // The client may now send its body or not; only closing leaves no doubt.
      turn.keep_alive = false;
      auto response = co_await run_handler(turn);
      co_return co_await answer(turn, std::move(response));
    }
    stream_.allow(context_.options.deadlines.write);
    const bool invited = co_await stream_.send(kContinue);
    if (!invited) co_return false;
  }
  refusal = co_await receive_body(turn, framing);
  if (refusal) co_return co_await refuse(turn, *refusal);
  auto response = co_await run_handler(turn);
  co_return co_await answer(turn, std::move(response));
}

// Waits for the first byte of a request. RFC 9112 section 2.2: one empty line before it is overlooked.
Task<bool> Connection::await_request() {
  if (stream_.received().empty()) {
    idle_ = true;
    stream_.allow(context_.options.deadlines.idle);
    const bool arrived = co_await stream_.receive();
    idle_ = false;
    if (!arrived) co_return false;
  }
  stream_.allow(context_.options.deadlines.header);
  while (stream_.received() == "\r") {
    const bool arrived = co_await stream_.receive();
    if (!arrived) co_return false;
  }
  if (stream_.received().substr(0, 2) == "\r\n") stream_.consume(2);
  co_return true;
}

// False when there is no whole header to answer: the client has gone, or has been refused.
Task<bool> Connection::receive_header() {
  scan_.reset();
  const bool begun = co_await await_request();
  if (!begun) co_return false;
  const Turn unknown;
  for (;;) {
    const auto state = scan_.scan(stream_.received());
    if (state == FramingScan::State::kComplete) co_return true;
    if (state == FramingScan::State::kRefused) co_return co_await refuse(unknown, scan_.refusal());
    const bool arrived = co_await stream_.receive();
    if (arrived) continue;
    if (stream_.is_late()) co_await refuse(unknown, Errc::kHttpTimeout);
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
  for (const auto& [name, value] : head.fields)
    request.headers.push_back({std::string(name), std::string(value)});
  request.peer = client_address(peer_, request.headers, context_.options.trusted_proxies);
  turn.match = context_.router.find(request.method, request.path);
  request.parameters = std::move(turn.match.parameters);
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

Task<std::optional<Errc>> Connection::receive_body(Turn& turn, BodyFraming framing) {
  if (framing.empty()) co_return std::nullopt;
  stream_.allow(context_.options.deadlines.body);
  if (framing.chunked) co_return co_await receive_chunked_body(turn.request.body, body_limit(turn));
  co_return co_await receive_sized_body(turn.request.body, static_cast<std::size_t>(framing.length));
}

Task<std::optional<Errc>> Connection::receive_sized_body(std::string& body, std::size_t length) {
  for (;;) {
    const auto taken = stream_.received().substr(0, length - body.size());
    body.append(taken);
    stream_.consume(taken.size());
    if (body.size() == length) co_return std::nullopt;
    const bool arrived = co_await stream_.receive(length - body.size());
    if (!arrived) co_return reason_of_missing_bytes();
  }
}

Task<std::optional<Errc>> Connection::receive_chunked_body(std::string& body, std::size_t limit) {
  ChunkDecoder decoder(limit);
  for (;;) {
    auto rest = stream_.received();
    const auto before = rest.size();
    const auto state = decoder.decode(rest, body);
    stream_.consume(before - rest.size());
    if (state == ChunkDecoder::State::kComplete) co_return std::nullopt;
    if (state == ChunkDecoder::State::kRefused) co_return decoder.refusal();
    const bool arrived = co_await stream_.receive();
    if (!arrived) co_return reason_of_missing_bytes();
  }
}

Errc Connection::reason_of_missing_bytes() const {
  return stream_.is_late() ? Errc::kHttpTimeout : Errc::kHttpBadRequest;
}

Task<Response> Connection::run_handler(const Turn& turn) {
  stream_.allow_any_time();
  Response response;
  std::string failure;
  try {
    response = co_await dispatch(turn.match, turn.request);
    if (!has_safe_headers(response)) failure = "unsafe header";
  } catch (...) {
    failure = current_exception_type();
  }
  if (failure.empty()) co_return response;
  for (auto* observer : context_.observers) observer->on_failure(turn.match.resource->pattern, failure);
  co_return problem(Errc::kHttpInternal);
}

Task<Connection::StaysOpen> Connection::answer(const Turn& turn, Response response) {
  const bool keep_alive = turn.keep_alive && !context_.stopping.load(std::memory_order_relaxed);
  const bool sent = co_await send(response, keep_alive, turn.request.method != "HEAD");
  report(turn, response.status);
  if (sent && !keep_alive) co_await stream_.linger(context_.options.deadlines.linger);
  co_return sent&& keep_alive;
}

// One answer, Connection: close, and not a byte more of what was received is looked at.
Task<Connection::StaysOpen> Connection::refuse(const Turn& turn, Errc reason) {
  for (auto* observer : context_.observers) observer->on_refusal(reason);
  auto response = problem(reason);
  if (turn.match.route && turn.match.route->options.cors) {
    add_cors_headers(*turn.match.route->options.cors, turn.request, response);
  }
  const bool sent = co_await send(response, false, turn.request.method != "HEAD");
  if (sent) co_await stream_.linger(context_.options.deadlines.linger);
  co_return false;
}

Task<void> Connection::turn_away(Errc reason) {
  for (auto* observer : context_.observers) observer->on_refusal(reason);
  auto response = problem(reason);
  response.add_header("Retry-After", "1");
  const bool sent = co_await send(response, false, true);
  if (sent) co_await stream_.linger(context_.options.deadlines.linger);
}

Task<bool> Connection::send(const Response& response, bool keep_alive, bool with_content) {
  stream_.allow(context_.options.deadlines.write);
  head_text_.clear();
  append_response_head(head_text_, response, date_.at(std::time(nullptr)), keep_alive);
  const bool has_content = with_content && may_have_content(response.status);
  co_return co_await stream_.send(head_text_, has_content ? response.content() : std::string_view{});
}

void Connection::report(const Turn& turn, unsigned status) const {
  const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - turn.begin);
  const std::string_view method = turn.match.route ? std::string_view(turn.request.method) : "other";
  const std::string_view route = turn.match.resource ? std::string_view(turn.match.resource->pattern) : "-";
  for (auto* observer : context_.observers) {
    observer->on_answer({method, route, status, duration, stream_.sent()});
  }
}

}  // namespace guichet::http
