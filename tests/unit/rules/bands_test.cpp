#include "rules/bands.hpp"

#include <catch2/catch.hpp>

#include "rules/ruleset.hpp"

using namespace guichet;
using namespace guichet::rules;

namespace {

Result<match::Bands> compile(const std::string& text) {
  const auto json = parse_json(text);
  REQUIRE(json);
  return compile_bands(*json, "/rules/matching");
}

// Code and pointer of what is wrong.
std::string mistake(const std::string& text) {
  const auto bands = compile(text);
  REQUIRE_FALSE(bands);
  return std::string(errc_name(bands.error().code)) + " " + bands.error().pointer;
}

}  // namespace

TEST_CASE("bands that are left out have their defaults") {
  const match::Bands defaults;
  const auto bands = compile(R"({"review":0.4,"household_below":0})");
  REQUIRE(bands);
  CHECK(bands->review == 0.4);
  CHECK(bands->ask == defaults.ask);
  CHECK(bands->same == defaults.same);
  CHECK(bands->household_below == 0);
}

TEST_CASE("bands out of order or out of bounds are refused with their place") {
  CHECK(mistake(R"({"review":"a lot"})") == "request.wrong_type /rules/matching/review");
  CHECK(mistake(R"({"review":0})") == "request.bad_value /rules/matching/review");
  CHECK(mistake(R"({"review":-0.1})") == "request.bad_value /rules/matching/review");
  CHECK(mistake(R"({"same":1.01})") == "request.bad_value /rules/matching/same");
  CHECK(mistake(R"({"review":0.95})") == "request.bad_value /rules/matching/review");
  CHECK(mistake(R"({"review":0.95,"ask":0.9})") == "request.bad_value /rules/matching/ask");
  CHECK(mistake(R"({"ask":0.9999})") == "request.bad_value /rules/matching/ask");
  CHECK(mistake(R"({"household_below":2})") == "request.bad_value /rules/matching/household_below");
  CHECK(mistake(R"({"merge":0.5})") == "request.unknown_member /rules/matching/merge");
  CHECK(mistake("[]") == "request.wrong_type /rules/matching");
}

TEST_CASE("a ruleset carries the bands") {
  const auto ruleset = compile_ruleset(
      *parse_json(R"({"schema":"guichet-rules/1","id":"t","groups":[],"matching":{"ask":0.95}})"), "/rules",
      {});
  REQUIRE(ruleset);
  CHECK(ruleset->matching.ask == 0.95);
}
