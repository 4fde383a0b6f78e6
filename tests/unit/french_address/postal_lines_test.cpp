#include "french_address/postal_lines.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace guichet::french_address;

using Lines = std::vector<std::string>;

TEST_CASE("six lines in capitals, in their order") {
  const PostalAddress address{
      "Mme Zoé d'Ys", {"Appt 4", "Bât B", "BP 12"}, "13 bis", "Rue de l'Église-Neuve", "Lézat", "32700",
      "Lectoure"};
  CHECK(postal_lines(address) ==
        Lines{"MME ZOE D YS", "APPT 4", "BAT B", "13 BIS RUE DE L EGLISE NEUVE", "BP 12", "32700 LECTOURE"});
}

TEST_CASE("lines that would be empty are left out") {
  CHECK(postal_lines({{}, {}, "3", "Rue Haute", {}, "32700", "Lectoure"}) ==
        Lines{"3 RUE HAUTE", "32700 LECTOURE"});
  CHECK(postal_lines({}).empty());
}

TEST_CASE("a street is abbreviated only where it is too long") {
  CHECK(postal_lines({{}, {}, "1", "Avenue des Fleurs", {}, {}, {}}) == Lines{"1 AVENUE DES FLEURS"});
  const Lines marshal =
      postal_lines({{}, {}, "1", "Boulevard du Maréchal Jean Marie de Lattre de Tassigny", {}, {}, {}});
  REQUIRE(marshal.size() == 1);
  CHECK(marshal[0] == "1 BD DU MAL J M DE L DE TASSIGNY");
}

TEST_CASE("no line is longer than 38 characters, whatever is typed") {
  const std::string long_word(200, 'x');
  const std::string many =
      "Avenue des " + std::string("Anciens Combattants de la Résistance et de la Déportation du Canton de ") +
      long_word;
  for (const std::string& line :
       postal_lines({many, {many, many}, "12345 quater", many, many, "32700", many}))
    CHECK(line.size() <= 38);
}

TEST_CASE("two ways to write one address have one key") {
  CHECK(match_key("13 bis", "Imp. des Réfractaires", "32208") ==
        match_key("13BIS", "IMPASSE DES REFRACTAIRES", "32208"));
  CHECK(match_key("1", "Rue du Dr Roux", "32208") == match_key("1", "rue docteur roux", "32208"));
  CHECK(match_key("1", "Rue Pasteur", "32208") != match_key("1", "Place Pasteur", "32208"));
  CHECK(match_key("1", "Rue Pasteur", "32208") != match_key("1", "Rue Pasteur", "32209"));
}
