#include "rules/ruleset.hpp"

#include <catch2/catch.hpp>

using namespace guichet;
using namespace guichet::rules;

namespace {

const Schema kSchema = {{"s", Type::kString}};

Result<Ruleset> compile(const std::string& groups) {
  const auto json = parse_json(R"({"schema":"guichet-rules/1","id":"t","groups":)" + groups + "}");
  REQUIRE(json);
  return compile_ruleset(*json, "/rules", kSchema);
}

std::string rule(const std::string& id, const std::string& rest) { return R"({"id":")" + id + R"(",)" + rest + "}"; }

}  // namespace

TEST_CASE("the first rule that matches decides for its group") {
  const auto ruleset = compile(R"([{"id":"g","rules":[)" +
                               rule("a", R"("when":{"===":[{"var":"s"},"x"]},"then":{"outcome":"accept"})") + "," +
                               rule("b", R"("when":true,"then":{"outcome":"block","code":"form.refused"})") + "]}]");
  REQUIRE(ruleset);
  const Group& group = ruleset->groups[0];
  CHECK(evaluate_group(group, {{"s", std::string("x")}}).rule->id == "a");
  CHECK(evaluate_group(group, {{"s", std::string("y")}}).rule->id == "b");
  CHECK(evaluate_group(group, {}).rule->id == "b");  // unknown is skipped
}

TEST_CASE("a rule may ask that unknown counts as a match") {
  const auto ruleset = compile(R"([{"id":"g","rules":[)" +
      rule("a", R"("unknown":"match","when":{"===":[{"var":"s"},"x"]},"then":{"outcome":"review"})") + "]}]");
  REQUIRE(ruleset);
  CHECK(evaluate_group(ruleset->groups[0], {}).rule != nullptr);
  CHECK(evaluate_group(ruleset->groups[0], {{"s", std::string("y")}}).rule == nullptr);
}

TEST_CASE("a wrong document is refused with the place of its mistake") {
  const auto error = [](const std::string& groups) { return compile(groups).error(); };
  CHECK(error("{}").pointer == "/rules/groups");
  CHECK(error(R"([{"id":"g"}])").pointer == "/rules/groups/0/rules");
  CHECK(error(R"([{"id":"g","rules":[]},{"id":"g","rules":[]}])").code == Errc::kRulesDuplicateId);
  CHECK(error(R"([{"id":"g","rules":[{"id":"r","when":true,"then":{"outcome":"maybe"}}]}])").code ==
        Errc::kRulesUnknownOutcome);
  CHECK(error(R"([{"id":"g","rules":[{"id":"r","when":true,"then":{"outcome":"block","code":"x"}}]}])").pointer ==
        "/rules/groups/0/rules/0/then/code");
  CHECK(error(R"([{"id":"g","rules":[{"id":"r","when":true,"unknown":"x","then":{"outcome":"block"}}]}])").pointer ==
        "/rules/groups/0/rules/0/unknown");
  CHECK(error(R"([{"id":"g","rules":[{"id":"r","then":{"outcome":"block"}}]}])").code == Errc::kRequestMissingMember);
  CHECK(error(R"([{"id":"g","extra":1,"rules":[]}])").code == Errc::kRequestUnknownMember);
}
