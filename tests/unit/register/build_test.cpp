#include "register/build.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "folder.hpp"
#include "register/checksum.hpp"
#include "register/house_numbers.hpp"

using namespace guichet::registry;
using namespace guichet::address_register;
using guichet::registry::test::case_file;
using guichet::registry::test::Folder;

namespace {

bool go_on(const FileProgress&) { return true; }

// Every address of a register: commune, postal code, former commune, street, number.
std::vector<std::string> addresses_in(const std::string& file) {
  const auto source = Register::open(file);
  REQUIRE(source);
  std::vector<std::string> all;
  for (const auto& commune : source->communes().entries()) {
    StreetBlockReader reader(commune.streets);
    for (Street street; reader.next(street);) {
      std::string place = format_insee_code(commune.insee) + "|" +
                          std::to_string(source->communes().begin_codes(commune)[street.postal_code]) + "|" +
                          std::string(source->locality(street.former)) + "|" + source->label(street);
      const auto numbers = decode_house_numbers(street.house_numbers);
      if (numbers.empty()) all.push_back(place);
      for (const auto& number : numbers)
        all.push_back(place + "|" + std::to_string(number.value) +
                      std::string(source->suffix(number.suffix)));
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

const std::vector<std::string> kAddresses = {
    "01001|1400||Chemin du Registre-d'Ivoire|12",    "01001|1400||Place dite \"du Comptoir\"|3;14;16",
    "01001|1400||Place dite \"du Comptoir\"|4(12a)", "01001|1400||Rue des Trois Guichets|1",
    "01001|1400||Rue des Trois Guichets|2bis",       "01001|1400||Rue des Trois Guichets|2ter",
    "01015|1300|Saint-Bois|Montée du Tampon|5",      "01015|1300||Le Récépissé|9",
    "2A004|20000||Boulevard du Bordereau|7",         "2A004|20090||Boulevard du Bordereau|8",
    "75115|75015||Avenue de la Souche|30",
};

}  // namespace

TEST_CASE("a register gives back what it was built from, with a right checksum") {
  const auto built = build_register({case_file("ban.csv")}, go_on);
  REQUIRE(built);
  CHECK(has_right_checksum(built->file));
  auto expected = kAddresses;
  std::sort(expected.begin(), expected.end());
  CHECK(addresses_in(built->file) == expected);
  CHECK(built->rows == 12);
  CHECK(built->census.addresses == 11);
  CHECK(built->census.communes_with_streets == 4);
  CHECK(built->census.departments == std::set<std::string>{"01", "2A", "75"});
}

TEST_CASE("several files are one register, and the same files give the same bytes") {
  const auto once = build_register({case_file("ban.csv"), case_file("bal_1_3.csv")}, go_on);
  const auto again = build_register({case_file("ban.csv"), case_file("bal_1_3.csv")}, go_on);
  REQUIRE(once);
  REQUIRE(again);
  CHECK(once->file == again->file);
  CHECK(once->rows == 16);
}

TEST_CASE("a wrong second file makes no register") {
  const Folder folder;
  const auto built =
      build_register({case_file("ban.csv"),
                      folder.write("x.csv", "numero;nom_voie;code_postal;code_insee\n1;Rue X;014;01001\n")},
                     go_on);
  REQUIRE_FALSE(built);
  CHECK(built.error().message ==
        (folder / "x.csv").string() + ", line 2, column code_postal: \"014\" is not five digits");
}

TEST_CASE("the watch sees the rows of all files and may stop the build") {
  FileProgress last;
  const auto note = [&last](const FileProgress& now) {
    last = now;
    return true;
  };
  REQUIRE(build_register({case_file("ban.csv"), case_file("ban_old.csv")}, note));
  CHECK(last.rows == 15);
  CHECK(last.bytes == std::filesystem::file_size(case_file("ban.csv")) +
                          std::filesystem::file_size(case_file("ban_old.csv")));
  const auto stopped = build_register({case_file("ban.csv")}, [](const FileProgress&) { return false; });
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().message.empty());
}
