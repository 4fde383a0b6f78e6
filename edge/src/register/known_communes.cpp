#include "register/known_communes.hpp"

#include "tables/tables.hpp"

namespace guichet::registry {

using address_register::Commune;
using address_register::CommuneList;
using address_register::CommuneTable;

const CommuneTable& known_communes() {
  static const CommuneTable table =
      CommuneTable::read(find_table(Table::kFormerCommune), {}).value_or(CommuneTable{});
  return table;
}

CommuneList list_of(const CommuneTable& table) {
  CommuneList list;
  for (const CommuneTable::Entry& entry : table.entries()) {
    Commune& commune = list.communes.emplace_back();
    commune.insee = entry.insee;
    commune.population = entry.population;
    commune.postal_codes.assign(table.begin_codes(entry), table.end_codes(entry));
    commune.name = entry.name;
    commune.district = entry.district;
  }
  for (const CommuneTable::Former& former : table.former()) {
    list.former.push_back({table.entries()[former.commune].insee, std::string(former.name)});
  }
  return list;
}

}  // namespace guichet::registry
