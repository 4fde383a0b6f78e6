#include "french_address/street_line.hpp"

#include <catch2/catch.hpp>

using namespace guichet::french_address;

namespace {

std::string number(const StreetLine& line) {
  if (line.number.value == 0) return "";
  return std::to_string(line.number.value) + (line.number.suffix.empty() ? "" : " " + line.number.suffix) +
         (line.number.range_end.empty() ? "" : "/" + line.number.range_end);
}

std::string street(const StreetLine& line) {
  std::string words;
  for (const Word& word : line.words) words += (words.empty() ? "" : " ") + word.folded;
  return words;
}

}  // namespace

TEST_CASE("number, suffix and street are told apart") {
  const auto [text, wanted_number, wanted_street] = GENERATE(table<std::string, std::string, std::string>({
      {"12 rue Pasteur", "12", "rue pasteur"},
      {"12, rue Pasteur", "12", "rue pasteur"},
      {"12bis rue Pasteur", "12 bis", "rue pasteur"},
      {"12 BIS, rue Pasteur", "12 bis", "rue pasteur"},
      {"12 ter rue Pasteur", "12 ter", "rue pasteur"},
      {"37B, Allée des Ixoras", "37 b", "allee des ixoras"},
      {"934 A R. DU PORTAIL", "934 a", "r du portail"},
      {"4 a, Rue des Remparts", "4 a", "rue des remparts"},
      {"137E, IMP LE PIC", "137 e", "imp le pic"},
      {"4 R Pasteur", "4", "r pasteur"},
      {"5 d'Artagnan", "5", "d artagnan"},
      {"5 a la Croix", "5", "a la croix"},
      {"122 a Prat de la Fargue", "122 a", "prat de la fargue"},
      {"10/12 place du Lac", "10/12", "place du lac"},
      {"10-12 place du Lac", "10/12", "place du lac"},
      {"n° 7 rue Haute", "7", "rue haute"},
      {"85 Le Grand Haybion", "85", "le grand haybion"},
      {"Place du 8 Mai 1945", "", "place du 8 mai 1945"},
      {"11 novembre 1918", "", "11 novembre 1918"},
      {"rue du 1er bataillon", "", "rue du 1er bataillon"},
      {"123456 rue Longue", "", "123456 rue longue"},
  }));
  const StreetLine line = split_street_lines({text});
  INFO(text);
  CHECK(number(line) == wanted_number);
  CHECK(street(line) == wanted_street);
}

TEST_CASE("what names a flat, a building or a letter box is kept apart, wherever it stands") {
  const StreetLine line = split_street_lines({"Appt 4, Bât B, 3 place du Lac, BP 12", "chez M. Martin"});
  CHECK(number(line) == "3");
  CHECK(street(line) == "place du lac");
  CHECK(line.extras == std::vector<std::string>{"Appt 4", "Bât B", "BP 12", "chez M. Martin"});
  CHECK(split_street_lines({"BP 12"}).words.empty());
  CHECK(split_street_lines({"1er étage", "2 rue Haute"}).extras == std::vector<std::string>{"1er étage"});
}

TEST_CASE("a street may follow a flat without a comma") {
  CHECK(split_street_lines({"1er étage 12 place du Lac"}).extras == std::vector<std::string>{"1er étage"});
  CHECK(street(split_street_lines({"Appt 3 12 place du Lac"})) == "place du lac");
  CHECK(number(split_street_lines({"Appt 12 12 rue Haute"})) == "12");
  CHECK(street(split_street_lines({"Appt 12 12 rue Haute"})) == "rue haute");
  CHECK(number(split_street_lines({"Appt A12, 1 etage 2 rue Haute"})) == "2");
}

TEST_CASE("a number may stand behind the street") {
  CHECK(split_street_lines({"Rue Haute 12"}).may_end_in_number);
  CHECK(number(split_street_lines({"Rue Haute 12"}, Reading::kNumberLast)) == "12");
  CHECK(street(split_street_lines({"Rue Haute 12"}, Reading::kNumberLast)) == "rue haute");
  CHECK_FALSE(split_street_lines({"3 Rue Haute 12"}).may_end_in_number);
}

TEST_CASE(
    "a residence in a line of its own is an extra of the street, and a street of its own where there is "
    "none") {
  CHECK(split_street_lines({"3 rue Haute", "Résidence les Lilas"}).extras ==
        std::vector<std::string>{"Résidence les Lilas"});
  CHECK(street(split_street_lines({"Résidence les Lilas"})) == "residence les lilas");
}

TEST_CASE("what stands behind a comma may be a part of the name") {
  const std::vector<std::string_view> lines = {"3 Rue Antoine, Alexandre et Henri"};
  CHECK(split_street_lines(lines).may_go_on);
  CHECK(street(split_street_lines(lines, Reading::kAcrossCommas)) == "rue antoine alexandre et henri");
  CHECK_FALSE(split_street_lines({"3 Rue Antoine, Appt 4"}).may_go_on);
}

TEST_CASE("a type that is the whole name is no type") {
  CHECK(split_street_lines({"12 Village"}).type == kNoStreetType);
  CHECK(split_street_lines({"12 Village Neuf"}).type != kNoStreetType);
}

TEST_CASE("empty and hostile lines give nothing and lose nothing") {
  CHECK(split_street_lines({}).words.empty());
  CHECK(split_street_lines({",,;\n\r"}).words.empty());
  const StreetLine digits = split_street_lines({"12"});
  CHECK(number(digits) == "12");
  CHECK(digits.words.empty());
  CHECK(split_street_lines({std::string(10'000, ',')}).extras.empty());
}
