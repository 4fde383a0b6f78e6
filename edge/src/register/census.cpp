#include "register/census.hpp"

#include "register/commune.hpp"
#include "register/house_numbers.hpp"

namespace guichet::registry {
namespace {

using address_register::CommuneTable;
using address_register::Register;
using address_register::Street;
using address_register::StreetBlockReader;

// Whether every place that the street names is there.
bool is_sound(const Register& source, const CommuneTable::Entry& commune, const Street& street) {
  for (std::size_t i = 0; i < street.word_count; ++i) {
    if (source.word(street.words[i]) == nullptr) return false;
  }
  const bool has_locality = street.former == 0 || !source.locality(street.former).empty();
  return street.word_count > 0 && street.postal_code < commune.code_count && has_locality;
}

bool count_streets(const Register& source, const CommuneTable::Entry& commune, Census& census) {
  StreetBlockReader reader(commune.streets);
  Street street;
  std::uint32_t read = 0;
  for (; reader.next(street); ++read) {
    if (!is_sound(source, commune, street)) return false;
    census.addresses += address_register::decode_house_numbers(street.house_numbers).size();
  }
  census.streets += read;
  return read > 0 && read == reader.count();
}

std::string department_of(const CommuneTable::Entry& commune) {
  const std::string code = address_register::format_insee_code(commune.insee);
  return code.substr(0, code[0] == '9' && code[1] >= '7' ? 3 : 2);
}

}  // namespace

Expected<Census, std::string> take_census(const Register& source) {
  Census census;
  for (const CommuneTable::Entry& commune : source.communes().entries()) {
    ++census.communes;
    if (commune.streets.empty()) continue;
    if (!count_streets(source, commune, census)) {
      return "the streets of " + std::string(commune.name) + " (" +
             address_register::format_insee_code(commune.insee) + ") are damaged";
    }
    ++census.communes_with_streets;
    census.departments.insert(department_of(commune));
  }
  census.former_names = source.communes().former().size();
  return census;
}

}  // namespace guichet::registry
