// A server with the edge's HTTP layer and a few routes that the framing probes ask.
// Prints "port N" once it listens, and one line per failed handler.
#include <CLI/CLI.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "http/problem.hpp"
#include "http/server.hpp"
#include "json/json.hpp"

namespace {

using namespace guichet;
using http::Request;
using http::Response;

Response check(const Request& request) {
  if (const auto read = parse_json(request.body); !read) return http::problem(read.error());
  return http::respond_json(200, request.body);
}

Response echo(const Request& request) { return http::respond(200, "text/plain", request.body); }

Response peer(const Request& request) { return http::respond(200, "text/plain", request.peer.to_string()); }

Response fail(const Request& request) {
  throw std::runtime_error("a value of the visitor: " + request.query);
}

Response unsafe(const Request&) {
  auto response = http::respond(200, "text/plain", "");
  response.add_header("Location", "/a\r\nSet-Cookie: b=c");
  return response;
}

// Answers only when the server has been told to stop.
http::Task<Response> wait_for_stop(const http::Server*& server) {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
  while (!server->is_stopping()) {
    timer.expires_after(std::chrono::milliseconds(5));
    boost::system::error_code ignored;
    co_await timer.async_wait(boost::asio::redirect_error(http::use_task, ignored));
  }
  co_return http::respond(200, "text/plain", "finished");
}

class FailureLog final : public http::Observer {
 public:
  void on_answer(const http::Exchange&) override {}
  void on_refusal(Errc) override {}
  void on_connections(int) override {}
  void on_failure(std::string_view route, std::string_view type) override {
    std::printf("failed %.*s %.*s\n", static_cast<int>(route.size()), route.data(),
                static_cast<int>(type.size()), type.data());
    std::fflush(stdout);
  }
};

void add_deadline(CLI::App& app, const std::string& name, std::chrono::milliseconds& deadline) {
  app.add_option_function<int>(name, [&deadline](int value) { deadline = std::chrono::milliseconds(value); });
}

}  // namespace

int main(int argument_count, char** arguments) {
  http::ServerOptions options;
  options.threads = 1;
  std::string proxy;
  CLI::App app;
  add_deadline(app, "--header-ms", options.deadlines.header);
  add_deadline(app, "--body-ms", options.deadlines.body);
  add_deadline(app, "--idle-ms", options.deadlines.idle);
  add_deadline(app, "--shutdown-ms", options.deadlines.shutdown);
  app.add_option("--threads", options.threads);
  app.add_option("--max-connections", options.max_connections);
  app.add_option("--max-connections-per-address", options.max_connections_per_address);
  app.add_option("--max-requests", options.max_requests_per_connection);
  app.add_option("--host", options.hosts);
  app.add_option("--proxy", proxy);
  app.add_option("--port", options.port);
  CLI11_PARSE(app, argument_count, arguments);
  if (!proxy.empty()) options.trusted_proxies.add(proxy);

  const http::Server* running = nullptr;
  http::Router router;
  const auto cors = std::make_shared<http::CorsPolicy>(http::CorsPolicy{{"https://shop.example"}});
  router.add("POST", "/check", http::immediate(check), {{}, cors});
  router.add("GET", "/hello",
             http::immediate([](const Request&) { return http::respond(200, "text/plain", "hello"); }));
  router.add("POST", "/large", http::immediate(echo), {1024 * 1024, {}});
  router.add("GET", "/peer", http::immediate(peer));
  router.add("GET", "/fail", http::immediate(fail));
  router.add("GET", "/unsafe", http::immediate(unsafe));
  router.add("GET", "/until-stop", [&running](const Request&) { return wait_for_stop(running); });

  FailureLog log;
  http::Server server(router, options, {&log});
  running = &server;
  if (const auto error = server.start()) {
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return 1;
  }
  server.stop_on_signals();
  std::printf("port %u\n", static_cast<unsigned>(server.port()));
  std::fflush(stdout);
  server.run();
  return 0;
}
