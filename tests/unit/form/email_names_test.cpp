#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "guichet/check.hpp"
#include "guichet/email.hpp"
#include "json/json.hpp"
#include "print_json.hpp"
#include "text/folding.hpp"

using namespace guichet;

namespace {

Json report_of(const Json& values) { return *parse_json(call(write_json(Json{{"v", 1}, {"values", values}}))); }

std::string traits_of(const Json& values) { return write_json(report_of(values)["values"]["email"]["traits"]); }

bool has_code(const Json& report, std::string_view code) {
  for (const Json& finding : report["findings"]) {
    if (finding["code"] == std::string(code)) return true;
  }
  return false;
}

std::vector<std::string> letters_of(const Json& names) {
  std::set<std::string> words;
  for (const Json& name : names) {
    std::string word;
    for (const char c : fold_to_ascii(name.get_ref<const std::string&>())) {
      if (c >= 'a' && c <= 'z') word += c;
    }
    words.insert(word);
  }
  return {words.begin(), words.end()};
}

// What people make of their names, none of which may be questioned.
std::vector<std::string> local_parts(const std::string& given, const std::string& family) {
  return {given + "." + family, given.substr(0, 1) + "." + family, family + "." + given, given + family, given.substr(0, 1) + family,
          family + given, given + "_" + family + "75", given + family + "1985", given, family, family + given.substr(0, 1)};
}

}  // namespace

TEST_CASE("the address is compared with the names in the same form") {
  const Json report = report_of({{"email", "dupnot@exemple.fr"}, {"family-name", "Dupont"}, {"given-name", "Jean"}});
  CHECK(report["outcome"] == "hint");
  REQUIRE(report["findings"].size() == 1);
  const Json& finding = report["findings"][0];
  CHECK(finding["code"] == "email.name_typo");
  CHECK(finding["field"] == "email");
  CHECK(finding["span"] == Json::array({0, 6}));
  CHECK(finding["params"] == Json{{"suggestion", "dupont@exemple.fr"}, {"certainty", 0.8}});
  CHECK(traits_of({{"email", "jean.dupont+x@gmail.com"}, {"family-name", "Dupont"}, {"given-name", "Jean"}}) ==
        R"(["first_last","free_provider","tag"])");
  CHECK(traits_of({{"email", "jean.dupont@exemple.fr"}, {"name", "Jean Dupont"}}) == R"(["first_last"])");
  CHECK(traits_of({{"email", "jean.dupont@exemple.fr"}, {"name", "DUPONT Jean"}}) == R"(["first_last"])");
  CHECK(traits_of({{"email", "dupnot@exemple.fr"}, {"name", "Dupont"}}) == R"(["name_typo"])");
  CHECK(traits_of({{"email", "marie.martin@exemple.fr"}, {"name", "Jean Dupont"}}) == R"(["name_mismatch"])");
  CHECK(traits_of({{"email", "jean.dupont@exemple.fr"}}) == "[]");
}

TEST_CASE("without an understood address the names say nothing of it") {
  CHECK_FALSE(has_code(report_of({{"email", "dupnot"}, {"family-name", "Dupont"}}), "email.name_typo"));
  CHECK_FALSE(has_code(report_of({{"email", ""}, {"family-name", "Dupont"}}), "email.name_typo"));
  CHECK_FALSE(has_code(report_of({{"family-name", "Dupont"}}), "email.name_typo"));
}

TEST_CASE("rules read the traits and judge their findings") {
  const Json rule = Json::parse(R"({"schema":"guichet-rules/1","id":"t","groups":[
    {"id":"own-names","rules":[{"id":"r","when":{"in":["name_mismatch",{"var":"email.traits"}]},"then":{"outcome":"review"}}]},
    {"id":"email.role_account","rules":[{"id":"r","when":{"in":["role",{"var":"email.traits"}]},"then":{"outcome":"block"}}]}]})",
                                nullptr, false);
  const auto outcome = [&](const Json& values) {
    Json fields = Json::object();
    for (const auto& [token, value] : values.items()) fields[token] = Json::object();
    const Json form{{"id", "private"}, {"fields", fields}, {"rules", rule}};
    const Json report = *parse_json(call(write_json(Json{{"v", 1}, {"form", form}, {"values", values}})));
    CAPTURE(write_json(report));
    REQUIRE(report.contains("outcome"));
    return report["outcome"];
  };
  CHECK(outcome({{"email", "marie.martin@exemple.fr"}, {"name", "Jean Dupont"}}) == "review");
  CHECK(outcome({{"email", "jean.dupont@exemple.fr"}, {"name", "Jean Dupont"}}) == "accept");
  CHECK(outcome({{"email", "mairie@exemple.fr"}}) == "block");
}

TEST_CASE("a looser form of the address is given where one exists") {
  CHECK(report_of({{"email", "base-shop@yahoo.fr"}})["values"]["email"]["group"] == "base@yahoo.fr");
  CHECK(report_of({{"email", "Jean@wanadoo.fr"}})["values"]["email"]["group"] == "jean@orange.fr");
  CHECK_FALSE(report_of({{"email", "jean@exemple.fr"}})["values"]["email"].contains("group"));
}

TEST_CASE("addresses made of real names are not questioned") {
  std::ifstream file(GUICHET_SHARED_DATA "/dedup/names_fr_faker.json");
  if (!file) {
    WARN("skipped: " GUICHET_SHARED_DATA "/dedup/names_fr_faker.json is missing");
    return;
  }
  const auto names = parse_json(std::string(std::istreambuf_iterator<char>(file), {}));
  REQUIRE(names);
  const auto given = letters_of((*names)["male"]);
  const auto family = letters_of((*names)["last"]);
  std::size_t questioned = 0;
  for (std::size_t i = 0; i < 4000; ++i) {
    const std::string& first = given[i % given.size()];
    const std::string& last = family[i * 7 % family.size()];
    for (const std::string& local : local_parts(first, last)) {
      const std::string address = local + "@exemple.fr";
      const EmailReport report = check_email(address);
      const EmailNameReport compared = compare_email_with_names(address, first, last);
      if (!report.findings.empty() || compared.finding) ++questioned;
    }
  }
  CHECK(questioned == 0);
}
