#include <catch2/catch.hpp>

#include "pattern/pattern.hpp"

namespace {

std::string replaced(const char* pattern, std::string text, bool all, const char* replacement) {
  const auto program = guichet_deps::compile(pattern);
  REQUIRE(program);
  return guichet_deps::replace(*program, text, all, replacement) ? text : "not: " + text;
}

}  // namespace

TEST_CASE("groups and dollars in a replacement") {
  CHECK(replaced("(\\d)(\\d)", "12 34", true, "$2-$1") == "2-1 4-3");
  CHECK(replaced("(\\d)(\\d)", "12 34", false, "$2-$1") == "2-1 34");
  CHECK(replaced("(\\$\\d)", "$1 $2", false, "(0$1)") == "(0$1) $2");
  CHECK(replaced("\\$CC", "0 $CC", false, "15") == "0 15");
  CHECK(replaced("a", "a", true, "\\$1") == "$1");
  CHECK(replaced("(a)|b", "b", true, "<$1>") == "<>");
  CHECK(replaced("\\d*", "a1b", true, "x") == "xaxbx");
  CHECK(replaced("x*", "\u00E9", true, "-") == "-\u00E9-");
}

TEST_CASE("a replacement that cannot be made leaves the text") {
  CHECK(replaced("a", "b", true, "x") == "not: b");
  CHECK(replaced("(a)", "a", true, "$2") == "not: a");
  CHECK(replaced("(a)", "a", true, "$x") == "not: a");
  CHECK(replaced("(a)", "a", true, "$") == "not: a");
}
