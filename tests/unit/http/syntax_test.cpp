#include "http/syntax.hpp"

#include <catch2/catch.hpp>

using namespace guichet::http;

TEST_CASE("hosts") {
  for (const auto* good :
       {"a", "example.org", "EXAMPLE.org:80", "192.0.2.1", "[::1]", "[2001:db8::1]:8080", "a_b", "a:"}) {
    CAPTURE(good);
    CHECK(is_host(good));
  }
  for (const auto* bad : {"", ":80", "a b", "a/b", "u@a", "a:b", "a:123456", "[::1", "::1", "[]", "a:1:2",
                          "[::1]x", "a,b", "a?b", "a#b", "[::1]]", "x[::1]", "caf\xC3\xA9"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_host(bad));
  }
}

TEST_CASE("tokens") {
  CHECK(is_token("!#$%&'*+-.^_`|~09azAZ"));
  for (const auto* bad : {"", " ", "a b", "a:", "a\t", "(a)", "a/b", "\"a\"", "\x7F", "\xE9"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_token(bad));
  }
  CHECK_FALSE(is_token(std::string_view("\0", 1)));
}

TEST_CASE("field values") {
  CHECK(is_field_value(""));
  CHECK(is_field_value("a \t b \xE9"));
  for (const char bad : {'\0', '\r', '\n', '\x01', '\x0B', '\x1F', '\x7F'})
    CHECK_FALSE(is_field_value({&bad, 1}));
}

TEST_CASE("lists") {
  std::string_view rest = " a ,b,, c";
  CHECK(take_list_element(rest) == "a");
  CHECK(take_list_element(rest) == "b");
  CHECK(take_list_element(rest).empty());
  CHECK(take_list_element(rest) == "c");
  CHECK(rest.empty());
}
