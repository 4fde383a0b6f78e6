#include "french_address/city_line.hpp"

#include <catch2/catch.hpp>

using namespace guichet::french_address;

namespace {

std::string name(const CityLine& line) {
  std::string words;
  for (const Word& word : line.words) words += (words.empty() ? "" : " ") + word.folded;
  return words;
}

}  // namespace

TEST_CASE("postal code and city are found in either field, and in one") {
  const auto [code, city] = GENERATE(table<std::string, std::string>({
      {"32700", "Lectoure"},
      {"Lectoure", "32700"},
      {"", "32700 Lectoure"},
      {"32700 Lectoure", ""},
      {"32 700", "Lectoure"},
      {"F-32700", "Lectoure"},
      {"", "Lectoure 32700"},
      {"", "Lectoure (32700)"},
  }));
  const CityLine line = split_city(code, city);
  CHECK(line.postal_code == "32700");
  CHECK(name(line) == "lectoure");
}

TEST_CASE("a district is not a part of the name") {
  CHECK(split_city("", "Paris 15").district == 15);
  CHECK(split_city("69003", "Lyon 3e arrondissement").district == 3);
  CHECK(name(split_city("69003", "Lyon 3e arrondissement")) == "lyon");
  CHECK(name(split_city("32730", "Villecomtal-sur-Arros")) == "villecomtal sur arros");
  CHECK(split_city("", "Lectoure").district == 0);
}

TEST_CASE("CEDEX and the armed forces are noticed") {
  const CityLine cedex = split_city("75379", "PARIS CEDEX 15");
  CHECK(cedex.is_cedex);
  CHECK(name(cedex) == "paris");
  CHECK(cedex.text == "PARIS CEDEX 15");
  CHECK(split_city("00125", "ARMEES").is_military);
  CHECK_FALSE(split_city("32700", "Armées").is_military);
}

TEST_CASE("digits that are no code are no name either") {
  CHECK(split_city("7500", "").words.empty());
  CHECK(split_city("7500", "").postal_code.empty());
  CHECK(split_city("123456", "").postal_code.empty());
}

TEST_CASE("the last postal code of a text is found") {
  CHECK(find_postal_code("8 rue du Lac 20117 Ajaccio") == 13);
  CHECK(find_postal_code("12345 rue du Lac 20117") == 17);
  CHECK(find_postal_code("rue 123456") == std::string_view::npos);
  CHECK(find_postal_code("A20117") == std::string_view::npos);
  CHECK(find_postal_code("") == std::string_view::npos);
}
