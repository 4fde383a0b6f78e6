#include "sample.hpp"

#include "register/builder.hpp"

using namespace guichet::address_register;

namespace {

CommuneList communes() {
  CommuneList list;
  const auto add = [&list](std::string_view insee, std::string_view name, std::vector<std::uint32_t> codes,
                           PopulationStep population, std::uint8_t district) {
    Commune commune;
    commune.insee = parse_insee_code(insee);
    commune.name = name;
    commune.postal_codes = std::move(codes);
    commune.population = population;
    commune.district = district;
    list.communes.push_back(std::move(commune));
  };
  add("11339", "Saint-Denis", {11310}, 0, 0);
  add("2A004", "Ajaccio", {20000, 20090}, 3, 0);
  add("32013", "Auch", {32000}, 2, 0);
  add("32208", "Lectoure", {32700}, 1, 0);
  add("32239", "Marsolan", {32700}, 0, 0);
  add("75105", "Paris", {75005}, 3, 5);
  add("75115", "Paris", {75015}, 3, 15);
  add("93066", "Saint-Denis", {93200, 93210}, 3, 0);
  list.former.push_back({parse_insee_code("32208"), "Vieille-Lectoure"});
  return list;
}

std::string build() {
  RegisterBuilder builder(communes());
  const auto add = [&builder](std::string_view insee, std::uint32_t code, std::string_view city,
                              std::string_view street,
                              std::initializer_list<std::pair<std::uint32_t, std::string_view>> numbers) {
    for (const auto& [number, suffix] : numbers)
      builder.add({parse_insee_code(insee), code, number, suffix, street, city, {}});
  };
  add("32208", 32700, "Lectoure", "Impasse des Réfractaires",
      {{1, ""}, {2, ""}, {13, "bis"}, {15, ""}, {17, ""}});
  add("32208", 32700, "Lectoure", "Rue du Général Quelconque", {{1, ""}, {4, ""}, {4, "b"}, {30, ""}});
  add("32208", 32700, "Lectoure", "Rue des Trois Guichets", {{1, ""}, {3, ""}, {5, ""}});
  add("32208", 32700, "Lectoure", "Place des Trois Guichets", {{1, ""}, {2, ""}});
  add("32208", 32700, "Lectoure", "Place Bordereau", {{1, ""}, {7, ""}});
  add("32208", 32700, "Lectoure", "Rue Antoine, Émile et Zoé", {{9, ""}});
  add("32013", 32000, "Auch", "Rue du Bordereau", {{1, ""}, {12, ""}, {14, ""}});
  add("32013", 32000, "Auch", "Avenue Étienne Tamponnier", {{2, ""}, {8, ""}});
  add("2A004", 20090, "Ajaccio", "Chemin de l'Oubli", {{101, ""}, {250, ""}});
  add("75115", 75015, "Paris", "Rue du Récépissé", {{40, ""}, {42, ""}});
  return builder.write();
}

}  // namespace

Sample::Sample()
    : file_(build()),
      streets_(Register::open(file_).value()),
      cities_(streets_.communes()),
      book_(Sources{&cities_, {&streets_}}) {}

AddressVerdict Sample::check(std::string_view line, std::string_view code, std::string_view city) const {
  return book_.check({{line}, code, city});
}

std::string text_of(const AddressVerdict& verdict) {
  const RegisteredAddress& address = verdict.address;
  std::string text = std::string(verdict_name(verdict.verdict)) + " " +
                     std::string(level_name(verdict.level)) + " " + address.number + "|" + address.street +
                     "|" + address.postal_code + "|" + address.city;
  for (const std::string_view part : verdict.changed) text += ":" + std::string(part);
  return text;
}
