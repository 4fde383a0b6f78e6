// Every country of the table; and the development file of another edition of the metadata, when it lies
// beside the repository.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>

#include "address/country_rules.hpp"
#include "guichet/address.hpp"
#include "json/json.hpp"
#include "tables/tables.hpp"
#include "text/split.hpp"

using namespace guichet;

namespace {

const address::CountryTable& table() { return *index_of<address::CountryTable>(Table::kCountry); }

bool is_accepted(std::string_view postal_code, std::string_view country) {
  return check_postal_code(postal_code, country).findings.empty();
}

// The rows of the regions ("data/FR"), without their subdivisions.
std::vector<Json> read_regions(const std::string& path) {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(("gzip -dc '" + path + "'").c_str(), "r"),
                                                       pclose);
  std::string text;
  char buffer[1 << 16];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe.get())) text.append(buffer, size);
  std::vector<Json> regions;
  std::string_view rest = text;
  while (!rest.empty()) {
    std::string_view line = take_until(rest, "\n");
    const std::string_view key = take_until(line, "=");
    if (key.size() == 7 && key.substr(0, 5) == "data/") regions.push_back(Json::parse(line));
  }
  return regions;
}

}  // namespace

TEST_CASE("every country has a format, the street among what is required, and no field twice") {
  REQUIRE(table().all().size() == 252);
  for (const address::CountryRules& rules : table().all()) {
    CAPTURE(rules.code);
    CHECK(table().find(rules.code) == &rules);
    CHECK(address_need(rules.code, "address-line1") == AddressNeed::kRequired);
    const AddressLayout layout = address_layout(rules.code);
    CHECK(layout.known);
    std::set<std::string_view> tokens;
    int row = 0;
    for (const AddressField& field : layout.fields) {
      CHECK(tokens.insert(field.token).second);
      CHECK((field.row == row || field.row == row + 1));
      row = field.row;
    }
    for (const char* token : {"name", "organization", "address-line1"}) CHECK(tokens.count(token) == 1);
    CHECK(rules.required.size() == rules.required.find_last_of("ACSZ") + 1);
  }
}

TEST_CASE("both orders of a country hold the fields that it requires") {
  for (const address::CountryRules& rules : table().all()) {
    for (const char* language : {"en", "ja"}) {
      const AddressLayout layout = address_layout(rules.code, language);
      const auto required = std::count_if(layout.fields.begin(), layout.fields.end(),
                                          [](const AddressField& field) { return field.is_required; });
      CAPTURE(rules.code, language);
      CHECK(static_cast<std::size_t>(required) == rules.required.size());
    }
  }
}

TEST_CASE("at least 177 countries have a postcode pattern, and it takes their own examples as they are") {
  int patterns = 0;
  for (const address::CountryRules& rules : table().all()) {
    if (rules.postal_pattern.empty()) continue;
    ++patterns;
    std::string_view examples = rules.postal_examples;
    REQUIRE_FALSE(examples.empty());
    while (!examples.empty()) {
      const std::string example(take_until(examples, ","));
      CAPTURE(rules.code, example);
      CHECK(check_postal_code(example, rules.code).normalized == example);
    }
    CHECK_FALSE(is_accepted("#", rules.code));
    CHECK_FALSE(
        is_accepted(std::string(address_layout(rules.code).postal_code_example) + "1234567", rules.code));
  }
  CHECK(patterns >= 177);
}

TEST_CASE("the official examples are accepted but for the three that their own patterns refuse") {
  const std::string path = GUICHET_SHARED_DATA "/address/libaddressinput_countryinfo.txt.gz";
  if (!std::ifstream(path)) return;
  std::set<std::string> refused;
  int examples = 0;
  for (const Json& region : read_regions(path)) {
    const std::string code = region.value("key", "");
    const std::string all = region.value("zipex", "");
    std::string_view rest = all;
    while (!rest.empty()) {
      const std::string_view example = take_until(rest, ",");
      if (example.empty()) continue;
      ++examples;
      if (!is_accepted(example, code)) refused.insert(code + ":" + std::string(example));
    }
  }
  CHECK(examples >= 430);
  CHECK(refused == std::set<std::string>{"BY:20050", "EE:1001", "GB:RH6 OHP"});
}

TEST_CASE("the package's own examples are all accepted") {
  const std::string path = GUICHET_SHARED_DATA "/address/country_rules_slim.json";
  std::ifstream file(path);
  if (!file) return;
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Json countries = Json::parse(text);
  int accepted = 0;
  for (const auto& [code, rules] : countries.items()) {
    const std::string all = rules.value("zipex", "");
    std::string_view rest = all;
    while (!rest.empty()) {
      const std::string_view example = take_until(rest, ",");
      CAPTURE(code, example);
      CHECK(is_accepted(example, code));
      ++accepted;
    }
  }
  CHECK(accepted > 400);
}
