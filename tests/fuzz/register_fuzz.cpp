// A register's file may be anything: it opens or it does not, and what opens can be asked. The input is a
// list of changes to a good file, three bytes each (where, and what stands there then), or behind a # the
// content of a file.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "properties.hpp"
#include "register/builder.hpp"
#include "register/census.hpp"
#include "register/city_index.hpp"
#include "register/file_format.hpp"
#include "register/shards.hpp"
#include "register/verdict.hpp"

namespace {

using namespace guichet::address_register;
using guichet::fuzz::require;

std::string build() {
  RegisterBuilder builder({{}, {{parse_insee_code("01015"), "Saint-Bois"}}});
  const auto add = [&builder](std::string_view insee, std::uint32_t code, std::string_view commune,
                              std::string_view street, std::string_view suffix) {
    for (const std::uint32_t number : {1U, 2U, 5U, 130U})
      builder.add({parse_insee_code(insee), code, number, suffix, street, commune, {}});
  };
  add("01001", 1400, "L'Abergement-Clémenciat", "Rue des Trois Guichets", "");
  add("01001", 1400, "L'Abergement-Clémenciat", "Rue des Trois Guichets", "bis");
  add("2A004", 20000, "Ajaccio", "Boulevard du Bordereau", "");
  add("2A004", 20090, "Ajaccio", "Boulevard du Bordereau", "");
  add("01015", 1300, "Arboys en Bugey", "Chemin du Registre-d'Ivoire", "");
  builder.add({parse_insee_code("01015"), 1300, 0, {}, "Le Récépissé", "Arboys en Bugey", "Saint-Bois"});
  return builder.write();
}

std::string changed(std::string_view changes) {
  static const std::string good = build();
  std::string file = good;
  for (; changes.size() >= 3; changes.remove_prefix(3)) {
    const auto place = static_cast<unsigned char>(changes[0]) * 256U + static_cast<unsigned char>(changes[1]);
    file[place % file.size()] = changes[2];
  }
  if (changes.size() == 2) file.resize(file.size() - static_cast<unsigned char>(changes[0]) % file.size());
  return file;
}

std::string content(std::string_view bytes) {
  std::string file(kFileMark);
  file.append(kChecksumSize, '\0');
  return file.append(bytes);
}

void ask(const Register& source, const AddressInput& input) {
  const CityIndex cities(source.communes());
  const AddressBook book({&cities, {&source}});
  const AddressVerdict verdict = book.check(input);
  require(verdict.certainty >= 0 && verdict.certainty <= 1, "a certainty is one");
  require(verdict.choices.size() <= 5 && verdict.near_numbers.size() <= 5, "few choices are offered");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const bool is_content = !input.empty() && input.front() == '#';
  const std::string made = is_content ? content(input.substr(1)) : changed(input);
  const std::vector<char> file(made.begin(), made.end());  // of the exact size
  const auto opened = Register::open({file.data(), file.size()});
  if (!opened) return 0;
  const auto census = guichet::registry::take_census(*opened);
  require(census || !census.error().empty(), "what is damaged is named");
  const ShardWriter shards(*opened);
  if (!shards.postal_codes().empty())
    require(Register::open(shards.write(shards.postal_codes().front())).has_value(), "a shard can be opened");
  ask(*opened, {{"2 bis rue des trois guichet"}, "01400", "L'Abergement Clemenciat"});
  ask(*opened, {{"130 bd du bordereau, Appt 4"}, "20000", "Ajacio"});
  ask(*opened, {{"Le Recepisse"}, "", "Saint-Bois"});
  return 0;
}
