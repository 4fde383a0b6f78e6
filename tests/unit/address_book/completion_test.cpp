#include "register/completion.hpp"

#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace guichet::address_register;

namespace {

std::vector<std::string> cities(const Sample& sample, std::string_view text, std::size_t limit = 8) {
  std::vector<std::string> found;
  for (const auto& address : complete_city(*sample.book().sources().cities, text, limit))
    found.push_back(address.postal_code + " " + address.city);
  return found;
}

std::vector<std::string> streets(const Sample& sample, std::string_view text, std::size_t limit = 8) {
  std::vector<std::string> found;
  for (const auto& address : complete_street(sample.book().sources(), text, "32700", "Lectoure", limit)) {
    found.push_back(address.number + (address.number.empty() ? "" : " ") + address.street);
  }
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("cities are completed by name, the bigger first") {
  const Sample sample;
  CHECK(cities(sample, "lec") == Texts{"32700 Lectoure"});
  CHECK(cities(sample, "saint-d") == Texts{"93200 Saint-Denis", "93210 Saint-Denis", "11310 Saint-Denis"});
  CHECK(cities(sample, "St D") == cities(sample, "saint-d"));
  CHECK(cities(sample, "sai") == cities(sample, "saint-d"));
  CHECK(cities(sample, "vieille") == Texts{"32700 Lectoure"});
  CHECK(cities(sample, "saint-d", 1).size() == 1);
  CHECK(cities(sample, "saint-d", 2) == Texts{"93200 Saint-Denis", "11310 Saint-Denis"});
}

TEST_CASE("a slip in what is typed is forgiven where nothing begins so") {
  const Sample sample;
  CHECK(cities(sample, "lecotu") == Texts{"32700 Lectoure"});
  CHECK(cities(sample, "xyzw").empty());
}

TEST_CASE("cities are completed by postal code") {
  const Sample sample;
  CHECK(cities(sample, "327") == Texts{"32700 Lectoure", "32700 Marsolan"});
  CHECK(cities(sample, "32000") == Texts{"32000 Auch"});
  CHECK(cities(sample, "320001").empty());
  CHECK(cities(sample, "").empty());
}

TEST_CASE("streets are completed within the city, with the number that was typed") {
  const Sample sample;
  CHECK(streets(sample, "imp") == Texts{"Impasse des Réfractaires"});
  CHECK(streets(sample, "13 bis imp ref") == Texts{"13 bis Impasse des Réfractaires"});
  CHECK(streets(sample, "3 trois gui") == Texts{"3 Rue des Trois Guichets", "3 Place des Trois Guichets"});
  CHECK(streets(sample, "rue gen") == Texts{"Rue du Général Quelconque"});
  CHECK(streets(sample, "r du gal quel") == Texts{"Rue du Général Quelconque"});
  CHECK(streets(sample, "impasse refrat") == Texts{"Impasse des Réfractaires"});
  CHECK(streets(sample, "récépissé").empty());
  CHECK(streets(sample, "12").empty());
  CHECK(streets(sample, "").empty());
}
