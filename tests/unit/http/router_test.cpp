#include "http/router.hpp"

#include <boost/asio/co_spawn.hpp>
#include <catch2/catch.hpp>

using namespace guichet::http;

namespace {

Handler says(std::string text) {
  return immediate([text](const Request& request) {
    return respond(200, "text/plain", text + std::string(request.parameter("id")));
  });
}

Request request_of(std::string method, std::string path, std::vector<Header> headers = {}) {
  Request request;
  request.method = std::move(method);
  request.path = std::move(path);
  request.headers = std::move(headers);
  return request;
}

Response answer(const Router& router, Request request) {
  const auto match = router.find(request.method, request.path);
  request.parameters = match.parameters;
  boost::asio::io_context io_context;
  Response response;
  boost::asio::co_spawn(io_context, dispatch(match, request),
                        [&](std::exception_ptr, Response given) { response = std::move(given); });
  io_context.run();
  return response;
}

std::string header_of(const Response& response, const std::string& name) {
  std::string values;
  for (const auto& [key, value] : response.headers) {
    if (key == name) values += value;
  }
  return values;
}

Router example() {
  Router router;
  router.add("GET", "/", says("root"));
  router.add("GET", "/forms/{id}", says("form "));
  router.add("GET", "/forms/list", says("list"));
  router.add("GET", "/confirm/{id}", says("page "));
  router.add("POST", "/confirm/{id}", says("done "));
  router.add("GET", "/files/{id...}", says("file "));
  return router;
}

}  // namespace

TEST_CASE("paths find their handlers") {
  const auto router = example();
  const auto [path, text] = GENERATE(table<std::string, std::string>({
      {"/", "root"},
      {"/forms/abc", "form abc"},
      {"/forms/list", "list"},
      {"/forms/a-b_c.d~9", "form a-b_c.d~9"},
      {"/files/a", "file a"},
      {"/files/a/b.js", "file a/b.js"},
  }));
  CAPTURE(path);
  CHECK(answer(router, request_of("GET", path)).body == text);
}

TEST_CASE("other paths find nothing") {
  const auto router = example();
  const auto path =
      GENERATE(as<std::string>(), "/forms", "/forms/", "/forms/a/b", "/forms/a%20b", "/forms/.", "/forms/..",
               "//forms/a", "/forms//a", "/FORMS/a", "/files/", "/files", "/files/../a", "/files/a//b",
               "/files/a/%2e%2e/b", "/files/a\\b", "/forms/" + std::string(257, 'a'), "/nothing");
  CAPTURE(path);
  CHECK(answer(router, request_of("GET", path)).status == 404);
}

TEST_CASE("methods are told apart, and 405 lists them") {
  const auto router = example();
  CHECK(answer(router, request_of("POST", "/confirm/a")).body == "done a");
  CHECK(answer(router, request_of("HEAD", "/confirm/a")).body == "page a");
  const auto refused = answer(router, request_of("DELETE", "/confirm/a"));
  CHECK(refused.status == 405);
  CHECK(header_of(refused, "Allow") == "GET, HEAD, POST");
  CHECK(answer(router, request_of("get", "/confirm/a")).status == 405);
}

TEST_CASE("OPTIONS is answered for other origins only where a route allows them") {
  Router router;
  const auto cors = std::make_shared<CorsPolicy>(CorsPolicy{{"https://shop.example"}});
  router.add("POST", "/open", says("open"), {{}, cors});
  router.add("POST", "/shut", says("shut"));
  const std::vector<Header> asks{{"Origin", "https://shop.example"},
                                 {"Access-Control-Request-Method", "POST"}};

  const auto open = answer(router, request_of("OPTIONS", "/open", asks));
  CHECK(open.status == 204);
  CHECK(header_of(open, "Access-Control-Allow-Origin") == "https://shop.example");
  CHECK(header_of(open, "Access-Control-Allow-Headers") == cors->request_headers);
  CHECK(header_of(open, "Vary") == "Origin");
  CHECK(answer(router, request_of("OPTIONS", "/shut", asks)).status == 405);
  CHECK(answer(router, request_of("OPTIONS", "/open")).status == 405);

  const auto foreign = answer(router, request_of("POST", "/open", {{"Origin", "https://shop.example.net"}}));
  CHECK(foreign.status == 200);
  CHECK(header_of(foreign, "Access-Control-Allow-Origin").empty());
}
