// Labels beside the post offices' own pages on addressing (Universal Postal Union, postal addressing
// systems).
#include <catch2/catch.hpp>
#include <string>

#include "guichet/address.hpp"

using namespace guichet;

namespace {

std::string label(const Address& address, std::string_view country) {
  std::string text;
  for (const std::string& line : address_label(address, country)) text += (text.empty() ? "" : "|") + line;
  return text;
}

}  // namespace

TEST_CASE("a label is written as the country's post wants it") {
  CHECK(label({"Marie Dupont", "Maison Exemple", {"8 rue des Fleurs", "Bât. B"}, "", "Orléans", "", "45000"},
              "FR") == "Maison Exemple|Marie Dupont|8 rue des Fleurs|Bât. B|45000 ORLÉANS");
  CHECK(label({"Marie Dupont", "", {"Rue du Vivier 7 C"}, "", "Bruxelles", "", "1000"}, "BE") ==
        "Marie Dupont|Rue du Vivier 7 C|1000 Bruxelles");
  CHECK(label({"Jane Doe", "", {"1600 Amphitheatre Pkwy"}, "", "Mountain View", "CA", "94043"}, "US") ==
        "Jane Doe|1600 Amphitheatre Pkwy|MOUNTAIN VIEW, CA 94043");
  CHECK(label({"Jane Doe", "", {"10 Downing Street"}, "", "London", "", "SW1A 2AA"}, "GB") ==
        "Jane Doe|10 Downing Street|LONDON|SW1A 2AA");
  CHECK(label({"Aoife Byrne", "", {"3 Main Street"}, "Ballyroe", "Athlone", "Co. Westmeath", "N37 X2Y3"},
              "IE") == "Aoife Byrne|3 Main Street|Ballyroe|Athlone|Co. Westmeath N37 X2Y3");
  CHECK(label({"Erika Mustermann", "", {"Heidestraße 17"}, "", "Köln", "", "51147"}, "DE") ==
        "Erika Mustermann|Heidestraße 17|51147 Köln");
  CHECK(label({"Anna Muster", "", {"Bahnhofstrasse 1"}, "", "Zürich", "", "8001"}, "CH") ==
        "Anna Muster|Bahnhofstrasse 1|CH-8001 Zürich");
  CHECK(label({"Sofia Rossi", "", {"Via Roma 1"}, "", "Torino", "TO", "10121"}, "IT") ==
        "Sofia Rossi|Via Roma 1|10121 TORINO TO");
  CHECK(label({"João Silva", "", {"Rua Augusta 1"}, "Centro", "Salvador", "BA", "40301-110"}, "BR") ==
        "João Silva|Rua Augusta 1|Centro|SALVADOR-BA|40301-110");
  CHECK(label({"Jane Doe", "", {"10 Smith Street"}, "", "Richmond", "VIC", "3121"}, "AU") ==
        "Jane Doe|10 Smith Street|RICHMOND VIC 3121");
  CHECK(label({"Jane Doe", "", {"10 Elm St"}, "", "Montréal", "QC", "H3Z 2Y7"}, "CA") ==
        "JANE DOE|10 ELM ST|MONTRÉAL QC H3Z 2Y7");
  CHECK(label({"Tan Wei", "", {"10 Orchard Road"}, "", "", "", "238826"}, "SG") ==
        "Tan Wei|10 Orchard Road|SINGAPORE 238826");
  CHECK(label({"Jan Jansen", "", {"Damrak 1"}, "", "Amsterdam", "", "1012 LG"}, "NL") ==
        "Jan Jansen|Damrak 1|1012 LG Amsterdam");
  CHECK(label({"A. Gibson", "", {"1 Main Street"}, "", "", "", "GX11 1AA"}, "GI") ==
        "A. Gibson|1 Main Street|GIBRALTAR|GX11 1AA");
}

TEST_CASE("the script of the address decides between two formats") {
  CHECK(label({"山田太郎", "", {"渋谷1-2-3"}, "", "", "東京都", "154-0023"}, "JP") ==
        "〒154-0023|東京都|渋谷1-2-3|山田太郎");
  CHECK(label({"Taro Yamada", "", {"1-2-3 Shibuya"}, "", "", "Tokyo", "154-0023"}, "JP") ==
        "Taro Yamada|1-2-3 Shibuya, TOKYO|154-0023");
  CHECK(label({"王伟", "", {"建国路1号"}, "朝阳区", "北京市", "北京", "100022"}, "CN") ==
        "100022|北京北京市朝阳区|建国路1号|王伟");
}

TEST_CASE("a part that is missing leaves no separator and no empty line") {
  const std::vector<std::string> street{"1 Main Street"};
  CHECK(label({"", "", street, "", "Boston", "", "02101"}, "US") == "1 Main Street|BOSTON 02101");
  CHECK(label({"", "", street, "", "", "MA", "02101"}, "US") == "1 Main Street|MA 02101");
  CHECK(label({"", "", street, "", "Boston", "MA", ""}, "US") == "1 Main Street|BOSTON, MA");
  CHECK(label({"", "", street, "", "Boston", "", ""}, "US") == "1 Main Street|BOSTON");
  CHECK(label({"", "", {}, "", "", "", "02101"}, "US") == "02101");
  CHECK(label({"", "", street, "", "Zürich", "", ""}, "CH") == "1 Main Street|Zürich");
  CHECK(label({"", "", street, "", "Salvador", "", ""}, "BR") == "1 Main Street|SALVADOR");
  CHECK(label({"", "", {"渋谷1-2-3"}, "", "", "東京都", ""}, "JP") == "東京都|渋谷1-2-3");
  CHECK(label({"", "", {"", "  ", "Bât. B"}, "", "", "", ""}, "FR") == "Bât. B");
  CHECK(label({}, "FR").empty());
  CHECK(label({"", "", street, "", "Boston", "", ""}, "QQ").empty());
}

TEST_CASE("in capitals a sharp s is two letters, and marks stay") {
  CHECK(label({"Åsa", "", {"Großstraße 1"}, "", "Évry", "", ""}, "AX").find("GROSSSTRASSE") ==
        std::string::npos);
  CHECK(label({"", "", {"x"}, "", "Weiße Insel é", "", "1"}, "FR") == "x|1 WEISSE INSEL É");
}
