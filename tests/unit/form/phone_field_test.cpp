// A phone number in a whole report: what is told of it, and what a site's own rules may refuse.
#include <catch2/catch.hpp>
#include <string>

#include "guichet/check.hpp"
#include "json/json.hpp"
#include "print_json.hpp"

using guichet::Json;

namespace {

Json report_on(const std::string& tel, const std::string& groups = "[]") {
  const Json request{
      {"v", 1},
      {"form",
       Json{{"country", "FR"},
            {"rules", Json{{"schema", "guichet-rules/1"}, {"id", "t"}, {"groups", Json::parse(groups)}}}}},
      {"values", Json{{"tel", tel}}}};
  return Json::parse(guichet::call(request.dump()));
}

std::string outcome(const std::string& tel, const std::string& groups = "[]") {
  return report_on(tel, groups)["outcome"].get<std::string>();
}

// One member of what was understood, as JSON text.
std::string understood(const std::string& tel, const char* member) {
  const Json value = report_on(tel)["values"]["tel"];
  return value.is_object() && value.contains(member) ? value[member].dump() : "";
}

}  // namespace

TEST_CASE("possible, valid and kind are told apart") {
  CHECK(understood("06 12 34 56 78", "valid") == "true");
  CHECK(understood("06 12 34 56 78", "type") == R"("mobile")");
  CHECK(understood("+1 200 555 0123", "valid") == "false");
  CHECK(understood("+1 200 555 0123", "type") == R"("unknown")");
  CHECK(understood("+1 200 555 0123", "e164") == R"("+12005550123")");
  CHECK(outcome("+1 200 555 0123") == "confirm");
  CHECK(understood("06123", "e164").empty());
  CHECK(outcome("06123") == "block");
}

TEST_CASE("the extension stays apart from the number that is dialled") {
  CHECK(understood("01 23 45 67 89 ext. 12", "extension") == R"("12")");
  CHECK(understood("01 23 45 67 89 ext. 12", "e164") == R"("+33123456789")");
  CHECK(understood("01 23 45 67 89", "extension").empty());
}

TEST_CASE("the kinds that a site may refuse are accepted until a group named like their code decides") {
  struct Kind {
    const char* tel;
    const char* code;
  };
  for (const Kind& kind :
       {Kind{"0891 23 45 67", "phone.premium_rate"}, Kind{"0820 12 34 56", "phone.shared_cost"},
        Kind{"09 70 12 34 56", "phone.voip"}}) {
    CAPTURE(kind.tel);
    CHECK(outcome(kind.tel) == "accept");
    CHECK(outcome(kind.tel, R"([{"id":")" + std::string(kind.code) +
                                R"(","rules":[{"id":"no","when":true,"then":{"outcome":"block"}}]}])") ==
          "block");
  }
}

TEST_CASE("a rule may ask for the kind of a number, short codes included") {
  const std::string mobile_only = R"([{"id":"mobile only","rules":[{"id":"no",
      "when":{"!==":[{"var":"tel.type"},"mobile"]},"then":{"outcome":"block","code":"form.refused"}}]}])";
  CHECK(outcome("06 12 34 56 78", mobile_only) == "accept");
  CHECK(outcome("01 23 45 67 89", mobile_only) == "block");
  const std::string short_codes = R"([{"id":"phone.short_code","rules":[{"id":"fine",
      "when":{"===":[{"var":"tel.type"},"short_code"]},"then":{"outcome":"accept"}}]}])";
  CHECK(outcome("3949") == "block");
  CHECK(outcome("3949", short_codes) == "accept");
}
