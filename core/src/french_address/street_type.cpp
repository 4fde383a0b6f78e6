#include "french_address/street_type.hpp"

#include <iterator>
#include <vector>

#include "text/ascii.hpp"
#include "text/split.hpp"
#include "text/string_set.hpp"

namespace guichet::french_address {
namespace {

struct Type {
  std::string_view name;
  std::string_view written;       // other ways to write it, as people do
  std::string_view abbreviation;  // as the post does
};

// clang-format off
constexpr Type kTypes[] = {
    {"", "", ""},
    {"allee", " all al ale allees aly alle ", "ALL"},
    {"avenue", " av ave aven avn avenu ", "AV"},
    {"boulevard", " bd bld bvd boul bl blvd bvld boulv ", "BD"},
    {"carrefour", " car carr crf ", "CAR"},
    {"chaussee", " chs chau ", "CHS"},
    {"chemin", " ch che chem cha chm chemins ", "CHE"},
    {"cite", " cites ", "CITE"},
    {"clos", "", "CLOS"},
    {"corniche", " cor corn ", "COR"},
    {"cote", " cotes ", "COTE"},
    {"cour", "", "COUR"},
    {"cours", " crs ", "CRS"},
    {"descente", " dsc desc ", "DSC"},
    {"domaine", " dom ", "DOM"},
    {"esplanade", " esp espl ", "ESP"},
    {"faubourg", " fg fbg faub ", "FG"},
    {"hameau", " ham hameaux hm ", "HAM"},
    {"impasse", " imp ips impas impasses ", "IMP"},
    {"jardin", " jard jardins ", "JARD"},
    {"lotissement", " lot lotiss lots loti ", "LOT"},
    {"mail", "", "MAIL"},
    {"montee", " mte mtee ", "MTE"},
    {"parc", "", "PARC"},
    {"parvis", " prv ", "PRV"},
    {"passage", " pas pass psg psge ", "PAS"},
    {"place", " pl plc plce ", "PL"},
    {"placette", "", "PLACETTE"},
    {"plaine", " pln ", "PLN"},
    {"promenade", " prom ", "PROM"},
    {"quai", " q qu quais ", "QUAI"},
    {"quartier", " qua quart qrt qt ", "QUA"},
    {"residence", " res resid residences ", "RES"},
    {"rocade", " roc ", "ROC"},
    {"rondpoint", " rpt rdpt rdpoint ", "RPT"},
    {"route", " rte rt rtes ", "RTE"},
    {"rue", " r ", "RUE"},
    {"ruelle", " rle ruel ", "RLE"},
    {"sente", "", "SEN"},
    {"sentier", " sen sent ", "SEN"},
    {"square", " sq squ sqr ", "SQ"},
    {"terrasse", " trse terrasses ", "TSSE"},
    {"traverse", " tra trav ", "TRA"},
    {"venelle", " ven ", "VEN"},
    {"villa", " vla ", "VLA"},
    {"village", " vlge vil ", "VLGE"},
    {"voie", " voi ", "VOIE"},
};
// clang-format on

// All ways to write a type, and which type each is.
struct Writings {
  std::vector<std::string_view> words;
  std::vector<StreetType> types;
};

Writings list_writings() {
  Writings all;
  const auto add = [&all](std::string_view word, std::size_t type) {
    all.words.push_back(word);
    all.types.push_back(static_cast<StreetType>(type));
  };
  for (std::size_t i = 1; i < std::size(kTypes); ++i) {
    add(kTypes[i].name, i);
    for (const std::string_view word : split_words(trim_ascii(kTypes[i].written))) add(word, i);
  }
  return all;
}

}  // namespace

StreetType find_street_type(std::string_view folded) {
  static const Writings all = list_writings();
  static const StringSet words(all.words);
  const std::size_t place = words.find(folded);
  return place == StringSet::kNowhere ? kNoStreetType : all.types[place];
}

std::string_view street_type_name(StreetType type) {
  return type < std::size(kTypes) ? kTypes[type].name : std::string_view{};
}

std::string_view street_type_abbreviation(StreetType type) {
  return type < std::size(kTypes) ? kTypes[type].abbreviation : std::string_view{};
}

}  // namespace guichet::french_address
