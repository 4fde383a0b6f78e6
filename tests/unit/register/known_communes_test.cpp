#include "register/known_communes.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tables/tables.hpp"

using namespace guichet::address_register;
using guichet::find_table;
using guichet::Table;
using guichet::registry::known_communes;
using guichet::registry::list_of;

TEST_CASE("the generator of the tables writes what the core writes") {
  for (const Table table : {Table::kCommune, Table::kFormerCommune}) {
    const std::string_view bytes = find_table(table);
    const auto read = CommuneTable::read(bytes, {});
    REQUIRE(read);
    CHECK(write_commune_list(list_of(*read)) == bytes);
  }
}

TEST_CASE("the communes are those of the country, without old ones and with the districts of three cities") {
  const CommuneTable& communes = known_communes();
  CHECK(communes.entries().size() > 34'900);
  CHECK(communes.find(parse_insee_code("75056")) == nullptr);
  const auto* district = communes.find(parse_insee_code("75115"));
  REQUIRE(district);
  CHECK(district->name == "Paris");
  CHECK(district->district == 15);
  CHECK(std::count_if(communes.entries().begin(), communes.entries().end(),
                      [](const auto& entry) { return entry.district > 0; }) == 45);
  const auto* ajaccio = communes.find(parse_insee_code("2A004"));
  REQUIRE(ajaccio);
  CHECK(ajaccio->code_count == 3);
  CHECK(ajaccio->population == 3);
  const auto* monaco = communes.find(parse_insee_code("99138"));
  REQUIRE(monaco);
  CHECK(*communes.begin_codes(*monaco) == 98'000);
}

TEST_CASE("former names lead to the commune of today, and only the table for the edge has them") {
  const CommuneTable& communes = known_communes();
  const auto found = std::find_if(communes.former().begin(), communes.former().end(),
                                  [](const auto& former) { return former.name == "Saint-Bois"; });
  REQUIRE(found != communes.former().end());
  CHECK(communes.entries()[found->commune].name == "Arboys en Bugey");
  const auto page = CommuneTable::read(find_table(Table::kCommune), {});
  REQUIRE(page);
  CHECK(page->former().empty());
  CHECK(page->entries().size() == communes.entries().size());
}
