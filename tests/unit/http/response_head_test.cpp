#include "http/response_head.hpp"

#include <catch2/catch.hpp>

using namespace guichet::http;

TEST_CASE("the head of an answer") {
  std::string out;
  append_response_head(out, respond(200, "text/plain", "hello"), "Tue, 24 Nov 2026 01:45:50 GMT", true);
  CHECK(out ==
        "HTTP/1.1 200 OK\r\nDate: Tue, 24 Nov 2026 01:45:50 GMT\r\nContent-Type: "
        "text/plain\r\nContent-Length: 5\r\n"
        "Connection: keep-alive\r\n\r\n");
}

TEST_CASE("an answer that may have no content has no length") {
  const auto status = GENERATE(204u, 304u);
  Response response;
  response.status = status;
  std::string out;
  append_response_head(out, response, "", false);
  CHECK(out.find("Content-Length") == std::string::npos);
  CHECK(out.find("Connection: close\r\n\r\n") != std::string::npos);
}

TEST_CASE("dates are in English whatever the locale") {
  DateText date;
  CHECK(date.at(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(date.at(1'795'484'750) == "Tue, 24 Nov 2026 01:45:50 GMT");
  CHECK(date.at(1'795'484'750) == "Tue, 24 Nov 2026 01:45:50 GMT");
}

TEST_CASE("header lines cannot be ended early") {
  const auto [name, value, safe] = GENERATE(table<std::string, std::string, bool>({
      {"Location", "/a", true},
      {"Location", "", true},
      {"Location", "/a\r\nSet-Cookie: b", false},
      {"Location", "/a\n", false},
      {"Location", std::string("/a\0", 3), false},
      {"Loca tion", "/a", false},
      {"", "/a", false},
      {"A\r\nB", "/a", false},
  }));
  Response response;
  response.add_header(name, value);
  CHECK(has_safe_headers(response) == safe);
}

TEST_CASE("set_header replaces in any case") {
  Response response;
  response.add_header("vary", "a");
  response.add_header("Vary", "b");
  response.set_header("VARY", "c");
  REQUIRE(response.headers.size() == 1);
  CHECK(response.headers[0].second == "c");
}
