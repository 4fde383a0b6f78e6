#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace guichet::address_register {

// The code that INSEE gives to a commune, "2A004", as a number that sorts as the code does.
using InseeCode = std::uint32_t;
inline constexpr InseeCode kNoInseeCode = 0;

// 0 when the text is no such code: two digits or 2A, 2B, then three digits.
InseeCode parse_insee_code(std::string_view text);
std::string format_insee_code(InseeCode code);

// How many people live there, in steps: under 2,000, 10,000, 50,000, and more.
using PopulationStep = std::uint8_t;

struct Commune {
  InseeCode insee = kNoInseeCode;
  PopulationStep population = 0;
  std::vector<std::uint32_t> postal_codes;  // as numbers: 1400 is 01400
  std::string name;
  std::uint8_t district = 0;     // the 15 of Paris 15e Arrondissement, whose name is Paris here
  std::size_t street_bytes = 0;  // the size of its block of streets; 0 where only the city is known
};

// Another name of a commune: a former commune that has become part of it.
struct FormerName {
  InseeCode commune = kNoInseeCode;
  std::string name;

  friend bool operator==(const FormerName&, const FormerName&) = default;
  friend bool operator<(const FormerName& one, const FormerName& other) {
    return std::tie(one.commune, one.name) < std::tie(other.commune, other.name);
  }
};

struct CommuneList {
  std::vector<Commune> communes;  // ascending by insee
  std::vector<FormerName> former;
};

// Five digits as a number, and back.
std::uint32_t parse_postal_code(std::string_view digits);
std::string format_postal_code(std::uint32_t code);

// The columns of the list: all codes, then all steps, and so on, which compresses best. The blocks
// of streets stand elsewhere in the file.
std::string write_commune_list(const CommuneList& list);

}  // namespace guichet::address_register
