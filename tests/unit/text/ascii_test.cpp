#include "text/ascii.hpp"

#include <catch2/catch.hpp>

TEST_CASE("white space around a text is trimmed, inside it stays") {
  CHECK(guichet::trim_ascii(" \t a b\r\n") == "a b");
  CHECK(guichet::trim_ascii("").empty());
  CHECK(guichet::trim_ascii(" \n").empty());
}

TEST_CASE("lower case touches ASCII letters only") { CHECK(guichet::to_ascii_lower("ÀBc-Z9") == "Àbc-z9"); }
