#include "rules/condition.hpp"

#include <catch2/catch.hpp>

using namespace guichet;
using namespace guichet::rules;

namespace {

const Schema kSchema = {{"b", Type::kBoolean}, {"n", Type::kNumber},      {"s", Type::kString},
                        {"l", Type::kStringList}, {"absent", Type::kBoolean}, {"none", Type::kString},
                        {"findings", Type::kStringList}};
const Environment kEnvironment = {{"b", true},
                                  {"n", 5.0},
                                  {"s", std::string("gmail.com")},
                                  {"l", std::vector<std::string>{"x", "y"}},
                                  {"findings", std::vector<std::string>{"email.domain_typo"}}};

Value value_of(const char* source) {
  const auto json = parse_json(source);
  REQUIRE(json);
  const auto node = compile_expression(*json, "", kSchema);
  CAPTURE(source);
  REQUIRE(node);
  return evaluate(*node, kEnvironment);
}

Error error_of(const char* source) {
  const auto json = parse_json(source);
  REQUIRE(json);
  const auto node = compile_condition(*json, "/when", kSchema);
  CAPTURE(source);
  REQUIRE_FALSE(node);
  return node.error();
}

const Value kTrue = true;
const Value kFalse = false;
const Value kUnknown = {};

}  // namespace

TEST_CASE("operators give what their names say") {
  CHECK(value_of(R"({"===":[{"var":"s"},"gmail.com"]})") == kTrue);
  CHECK(value_of(R"({"!==":[{"var":"n"},5]})") == kFalse);
  CHECK(value_of(R"({"<":[1,{"var":"n"},9]})") == kTrue);
  CHECK(value_of(R"({"<=":[5,{"var":"n"},4]})") == kFalse);
  CHECK(value_of(R"({">=":[{"var":"n"},5]})") == kTrue);
  CHECK(value_of(R"({"in":["x",{"var":"l"}]})") == kTrue);
  CHECK(value_of(R"({"in":["mail",{"var":"s"}]})") == kTrue);
  CHECK(value_of(R"({"in":["z",["a","b"]]})") == kFalse);
  CHECK(value_of(R"({"starts_with":[{"var":"s"},"gm"]})") == kTrue);
  CHECK(value_of(R"({"ends_with":[{"var":"s"},".fr"]})") == kFalse);
  CHECK(value_of(R"({"===":[{"count":{"var":"l"}},2]})") == kTrue);
  CHECK(value_of(R"({"finding":"email.domain_typo"})") == kTrue);
  CHECK(value_of(R"({"finding":["name.digits"]})") == kFalse);
}

TEST_CASE("unknown spreads, and only a decisive part outweighs it") {
  CHECK(value_of(R"({"var":"absent"})") == kUnknown);
  CHECK(value_of(R"({"!":{"var":"absent"}})") == kUnknown);
  CHECK(value_of(R"({"===":[{"var":"none"},"x"]})") == kUnknown);
  CHECK(value_of(R"({"and":[{"var":"absent"},false]})") == kFalse);
  CHECK(value_of(R"({"and":[{"var":"absent"},true]})") == kUnknown);
  CHECK(value_of(R"({"or":[{"var":"absent"},true]})") == kTrue);
  CHECK(value_of(R"({"or":[{"var":"absent"},false]})") == kUnknown);
  CHECK(value_of(R"({"exists":"absent"})") == kFalse);
  CHECK(value_of(R"({"exists":"n"})") == kTrue);
}

TEST_CASE("what is ill-formed is refused with a pointer") {
  CHECK(error_of(R"({"==":[1,1]})").code == Errc::kRulesUnknownOperator);
  CHECK(error_of(R"({"==":[1,1]})").pointer == "/when/==");
  CHECK(error_of(R"({"===":[1,"1"]})").code == Errc::kRulesTypeMismatch);
  CHECK(error_of(R"({"and":[1]})").code == Errc::kRulesTypeMismatch);
  CHECK(error_of(R"({"<":[1]})").code == Errc::kRulesArgumentCount);
  CHECK(error_of(R"({">":[3,2,1]})").code == Errc::kRulesArgumentCount);
  CHECK(error_of(R"({"var":"nobody"})").code == Errc::kRulesUnknownVariable);
  CHECK(error_of(R"({"var":["s","default"]})").code == Errc::kRulesArgumentCount);
  CHECK(error_of(R"({"var":"s"})").code == Errc::kRulesNotACondition);
  CHECK(error_of(R"("text")").code == Errc::kRulesNotACondition);
  CHECK(error_of(R"(null)").code == Errc::kRulesTypeMismatch);
  CHECK(error_of(R"({"finding":"no.such"})").code == Errc::kRulesUnknownCode);
  CHECK(error_of(R"({"or":[true,{"in":["x",["a",1]]}]})").pointer == "/when/or/1/in/1/1");
  CHECK(error_of(R"({"and":[true],"or":[true]})").code == Errc::kRulesUnknownOperator);
}

TEST_CASE("depth and size are bounded") {
  std::string deep = "true";
  for (std::size_t i = 0; i < kMaxConditionDepth; ++i) deep = R"({"!":[)" + deep + "]}";
  CHECK(error_of(deep.c_str()).code == Errc::kRulesTooDeep);
  std::string wide = R"({"and":[true)";
  for (std::size_t i = 0; i < kMaxConditionNodes - 1; ++i) wide += ",true";
  CHECK(error_of((wide + "]}").c_str()).code == Errc::kRulesTooLarge);
}
