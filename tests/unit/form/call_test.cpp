#include "guichet/check.hpp"

#include <catch2/catch.hpp>

#include "json/json.hpp"
#include "print_json.hpp"

using namespace guichet;

namespace {

Json answer(const std::string& request) {
  const auto parsed = parse_json(call(request));
  REQUIRE(parsed);
  return *parsed;
}

std::string code_of(const std::string& request) {
  const Json problem = answer(request);
  return problem.value("code", "");
}

std::string pointer_of(const std::string& request) { return answer(request).value("pointer", ""); }

}  // namespace

TEST_CASE("the contract's example gives the contract's report") {
  const Json report = answer(
      R"({"v":1,"form":{"id":"newsletter-fr","country":"FR","fields":{"email":{"required":true},"tel":{},"given-name":{}}},
          "values":{"email":"Jean.Dupont@gmial.com","tel":"06 12 34 56 78","given-name":"jean"},
          "locale":"fr","now":"2026-11-23T10:00:00Z"})");
  CHECK(report["v"] == 1);
  CHECK(report["outcome"] == "hint");
  REQUIRE(report["findings"].size() == 2);
  CHECK(report["findings"][1] == Json{{"code", "name.case"},
                                      {"severity", "info"},
                                      {"field", "given-name"},
                                      {"params", {{"suggestion", "Jean"}}}});
  CHECK(report["values"]["given-name"] == Json{{"normalized", "jean"}, {"display", "Jean"}, {"folded", "jean"}});
  const Json& finding = report["findings"][0];
  CHECK(finding["code"] == "email.domain_typo");
  CHECK(finding["severity"] == "hint");
  CHECK(finding["field"] == "email");
  CHECK(finding["span"] == Json::array({12, 21}));
  CHECK(finding["params"]["suggestion"] == "Jean.Dupont@gmail.com");
  CHECK(report["values"]["email"]["canonical"] == "jean.dupont@gmial.com");
  CHECK(report["values"]["email"]["provider"].is_null());
  CHECK(report["values"]["tel"] ==
        Json{{"e164", "+33612345678"},
             {"type", "mobile"},
             {"country", "FR"},
             {"national", "06 12 34 56 78"},
             {"valid", true}});
  CHECK(report["versions"]["ruleset"].get<std::string>().size() == 71);
}

TEST_CASE("both name fields are checked against each other where the form asks for both") {
  const auto findings = [](const std::string& fields, const std::string& values) {
    return answer(R"({"v":1,"form":{"fields":)" + fields + R"(},"values":)" + values + "}")["findings"];
  };
  const std::string both = R"({"given-name":{},"family-name":{"required":true}})";
  const Json swapped = findings(both, R"({"given-name":"Dupont","family-name":"Nathalie"})");
  REQUIRE(swapped.size() == 1);
  CHECK(swapped[0] == Json{{"code", "name.swapped"},
                           {"severity", "hint"},
                           {"field", "given-name"},
                           {"params", {{"given_name", "Nathalie"}, {"family_name", "Dupont"}}}});
  CHECK(findings(both, R"({"given-name":"Nathalie Dupont"})").back()["code"] == "name.both_in_one");
  const Json repeated = findings(both, R"({"given-name":"Nathalie","family-name":"Nathalie Dupont"})");
  REQUIRE(repeated.size() == 1);
  CHECK(repeated[0]["field"] == "family-name");
  CHECK(repeated[0]["params"]["suggestion"] == "Dupont");
  CHECK(findings(both, R"({"given-name":"Nathalie","family-name":"Dupont"})").empty());
  CHECK(findings(R"({"given-name":{}})", R"({"given-name":"Nathalie Dupont"})").empty());
  CHECK(findings(both, R"({"given-name":"Mme Dupont","family-name":"Nathalie"})").size() == 1);
}

TEST_CASE("the country of the form says how names are written") {
  const auto display = [](const std::string& country) {
    return answer(R"({"v":1,"form":{"country":")" + country + R"("},"values":{"family-name":"DE LA CRUZ"}})")["values"]
                 ["family-name"]["display"];
  };
  CHECK(display("FR") == "de La Cruz");
  CHECK(display("ES") == "de la Cruz");
}

TEST_CASE("without a form every token given is checked, and a required field may not be empty") {
  CHECK(answer(R"({"v":1,"values":{"email":"a"}})")["outcome"] == "block");
  CHECK(answer(R"({"v":1,"values":{}})")["outcome"] == "accept");
  const Json report = answer(R"({"v":1,"form":{"fields":{"email":{"required":true}}},"values":{"email":"  "}})");
  CHECK(report["findings"][0]["code"] == "form.required");
}

TEST_CASE("a wrong request is answered with a problem and a pointer") {
  CHECK(code_of("") == "json.syntax");
  CHECK(code_of("[]") == "request.wrong_type");
  CHECK(pointer_of("{}") == "/v");
  CHECK(code_of(R"({"v":2})") == "request.unsupported_version");
  CHECK(code_of(R"({"v":"1"})") == "request.wrong_type");
  CHECK(pointer_of(R"({"v":1})") == "/values");
  CHECK(pointer_of(R"({"v":1,"values":[]})") == "/values");
  CHECK(pointer_of(R"({"v":1,"values":{"email":1}})") == "/values/email");
  CHECK(pointer_of(R"({"v":1,"values":{"e-mail":"x"}})") == "/values/e-mail");
  CHECK(pointer_of(R"({"v":1,"extra":1,"values":{}})") == "/extra");
  CHECK(code_of(R"({"v":1,"op":"guess"})") == "request.unknown_operation");
  CHECK(pointer_of(R"({"v":1,"form":{"fields":{"email":{}}},"values":{"tel":"1"}})") == "/values/tel");
  CHECK(pointer_of(R"({"v":1,"form":{"country":"fr"},"values":{}})") == "/form/country");
  CHECK(pointer_of(R"({"v":1,"form":{"fields":{"x":{}}},"values":{}})") == "/form/fields/x");
  CHECK(pointer_of(R"({"v":1,"form":{"fields":{"email":{"required":1}}},"values":{}})") == "/form/fields/email/required");
  CHECK(code_of(std::string(kMaxRequestBytes + 1, ' ')) == "request.too_large");
}

TEST_CASE("a value beyond the limit is a finding, not an error") {
  const Json report = answer(R"({"v":1,"values":{"given-name":")" + std::string(1025, 'a') + R"("}})");
  CHECK(report["findings"][0]["code"] == "form.too_long");
  CHECK(report["findings"][0]["params"]["limit"] == 1024);
}

TEST_CASE("a form's own rules add to the defaults, and a group named like a code decides about it") {
  const std::string head = R"({"v":1,"form":{"id":"b2b","rules":{"schema":"guichet-rules/1","id":"b2b","groups":[)";
  const std::string tail = R"(]}},"values":{"email":"a@gmail.com","given-name":"Jean2"}})";
  const Json free = answer(head + R"({"id":"work","rules":[{"id":"free","when":{"===":[{"var":"email.provider"},"gmail"]},
      "then":{"outcome":"review","code":"email.free_domain"}}]})" + tail);
  CHECK(free["outcome"] == "review");
  CHECK(free["findings"][1]["code"] == "email.free_domain");
  CHECK(free["findings"][1]["params"]["rule"] == "work/free");
  const Json lenient = answer(head + R"({"id":"name.digits","rules":[{"id":"fine","when":true,"then":{"outcome":"accept"}}]})" + tail);
  CHECK(lenient["outcome"] == "accept");
  CHECK(lenient["findings"][0]["severity"] == "info");
  CHECK(free["versions"]["ruleset"] != lenient["versions"]["ruleset"]);
}

TEST_CASE("format gives the number as typed so far") {
  const Json formatted = answer(R"({"v":1,"op":"format","field":"tel","value":"061234","country":"FR","caret":6})");
  CHECK(formatted == Json{{"v", 1}, {"value", "06 12 34"}, {"caret", 8}});
  CHECK(pointer_of(R"({"v":1,"op":"format","field":"tel","value":"06","caret":3})") == "/caret");
  // The caret stands between characters: of these two bytes, before or behind both.
  CHECK(pointer_of(R"({"v":1,"op":"format","field":"tel","value":"é6","caret":1})") == "/caret");
  CHECK(code_of(R"({"v":1,"op":"format","field":"tel","value":"é6","caret":1})") == "request.bad_value");
  CHECK(answer(R"({"v":1,"op":"format","field":"tel","value":"é6","caret":2})")["caret"] == 2);
  CHECK(pointer_of(R"({"v":1,"op":"format","field":"email","value":"06","caret":0})") == "/field");
}
