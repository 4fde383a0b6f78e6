#include "register/address_file.hpp"

#include <catch2/catch.hpp>

#include "folder.hpp"
#include "register/commune.hpp"

using namespace guichet::registry;
using guichet::address_register::format_insee_code;
using guichet::registry::test::case_file;
using guichet::registry::test::Folder;

namespace {

struct ReadFile {
  std::vector<std::string> rows;  // insee|postal code|number|suffix|street|commune|former commune
  LeftOutRows left_out;
  std::string error;
};

ReadFile read(const std::filesystem::path& path) {
  ReadFile all;
  const auto take = [&all](const AddressRow& row) {
    std::string text = format_insee_code(row.insee) + "|" + std::to_string(row.postal_code) + "|" +
                       std::to_string(row.number);
    for (const auto part : {row.suffix, row.street, row.commune, row.former_commune})
      text += "|" + std::string(part);
    all.rows.push_back(text);
  };
  const auto end = read_address_file(path, take, all.left_out, [](const FileProgress&) { return true; });
  if (!end) all.error = end.error().describe();
  return all;
}

using Rows = std::vector<std::string>;

const std::string kHeader = "numero;rep;nom_voie;code_postal;code_insee;nom_commune\n";

std::string error_of(std::string_view content, std::string_view name = "x.csv") {
  const Folder folder;
  const ReadFile all = read(folder.write(name, content));
  const std::string prefix = (folder / name).parent_path().string() + "/";
  REQUIRE(all.error.substr(0, prefix.size()) == prefix);
  return all.error.substr(prefix.size());
}

}  // namespace

TEST_CASE("the columns of the Base Adresse Nationale") {
  const ReadFile all = read(case_file("ban.csv"));
  CHECK(all.error.empty());
  CHECK(all.rows == Rows{
                        "01001|1400|1||Rue des Trois Guichets|L'Abergement-Clémenciat|",
                        "01001|1400|2|bis|Rue des Trois Guichets|L'Abergement-Clémenciat|",
                        "01001|1400|2|ter|Rue des Trois Guichets|L'Abergement-Clémenciat|",
                        "01001|1400|12||Chemin du Registre-d'Ivoire|L'Abergement-Clémenciat|",
                        "01001|1400|3|;14;16|Place dite \"du Comptoir\"|L'Abergement-Clémenciat|",
                        "01001|1400|4|(12a)|Place dite \"du Comptoir\"|L'Abergement-Clémenciat|",
                        "2A004|20000|7||Boulevard du Bordereau|Ajaccio|",
                        "2A004|20090|8||Boulevard du Bordereau|Ajaccio|",
                        "75115|75015|30||Avenue de la Souche|Paris 15e Arrondissement|",
                        "01015|1300|5||Montée du Tampon|Arboys en Bugey|Saint-Bois",
                        "01015|1300|9||Le Récépissé|Arboys en Bugey|",
                    });
  const auto& no_street = all.left_out.kinds[static_cast<std::size_t>(LeftOut::kNoStreet)];
  CHECK(no_street.count == 1);
  CHECK(no_street.first == case_file("ban.csv").string() + ", line 13");
}

TEST_CASE("the older columns of the Base Adresse Nationale") {
  CHECK(read(case_file("ban_old.csv")).rows ==
        Rows{
            "01001|1400|1||rue des trois guichets|L'Abergement-Clémenciat|",
            "01001|1400|2|bis|rue des trois guichets|L'Abergement-Clémenciat|",
            "01015|1300|9||le récépissé|Arboys en Bugey|",
        });
}

TEST_CASE("a Base Adresse Locale takes the postal code of its commune, and 99999 is no number") {
  CHECK(read(case_file("bal_1_3.csv")).rows ==
        Rows{
            "01001|1400|1||Rue des Trois Guichets|L'Abergement-Clémenciat|",
            "01001|1400|2|bis|Rue des Trois Guichets|L'Abergement-Clémenciat|",
            "01015|1300|5||Montée du Tampon|Arboys en Bugey|Saint-Bois",
            "01015|1300|0||Le Récépissé|Arboys en Bugey|",
        });
  CHECK(read(case_file("bal_1_4.csv")).rows ==
        Rows{"01001|1400|1||Rue des Trois Guichets|L'Abergement-Clémenciat|"});
  CHECK(read(case_file("bal_1_5.csv")).rows ==
        Rows{
            "01001|1400|1||Rue des Trois Guichets|L'Abergement-Clémenciat|",
            "2A004|20000|7||Boulevard du Bordereau|Ajaccio|",
        });
}

TEST_CASE("the same rows from a packed file, with a byte order mark and other line ends") {
  const Folder folder;
  const Rows rows = read(case_file("ban.csv")).rows;
  std::string text = "\xEF\xBB\xBF";
  for (const char c : test::read_file(case_file("ban.csv"))) text += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(read(folder.write("crlf.csv", text)).rows == rows);
  CHECK(read(folder.write_packed("crlf.csv.gz", text)).rows == rows);
}

TEST_CASE("packed files one behind the other are one file") {
  const Folder folder;
  const std::string first = test::read_file(folder.write_packed("a.gz", kHeader + "1;;Rue X;01400;01001;X\n"));
  const std::string second = test::read_file(folder.write_packed("b.gz", "2;;Rue X;01400;01001;X\n"));
  CHECK(read(folder.write("both.csv.gz", first + second)).rows.size() == 2);
}

TEST_CASE("rows that cannot be used are left out and counted by their reason") {
  const Folder folder;
  const ReadFile all = read(folder.write(
      "x.csv",
      kHeader + "1;;  ;01400;01001;X\n1;;Rue X;;01999;X\n1;;Rue X;01400;01999;\n1;;Rue X;01400;01001;\n"));
  CHECK(all.error.empty());
  CHECK(all.rows == Rows{"01001|1400|1||Rue X|L'Abergement-Clémenciat|"});
  for (const auto& kind : all.left_out.kinds) CHECK(kind.count == 1);
}

TEST_CASE("what would break the lines of the register becomes a space") {
  const Folder folder;
  const ReadFile all =
      read(folder.write("x.csv", kHeader + "1;;\"Rue\nX\";01400;01001;\"L'Abergement\tY\"\n"));
  CHECK(all.rows == Rows{"01001|1400|1||Rue X|L'Abergement Y|"});
}

TEST_CASE("what is wrong is named with its file, line and column") {
  const std::string good = "1;;Rue X;01400;01001;X\n";
  CHECK(error_of(kHeader + good + "1;;Rue X;1400;01001;X\n") ==
        "x.csv, line 3, column code_postal: \"1400\" is not five digits");
  CHECK(error_of(kHeader + good + "1;;Rue X;0140a;01001;X\n") ==
        "x.csv, line 3, column code_postal: \"0140a\" is not five digits");
  CHECK(error_of(kHeader + "1;;Rue X;01400;1001;X\n") ==
        "x.csv, line 2, column code_insee: \"1001\" is not the code of a commune, as in 01004 or 2A004");
  CHECK(error_of(kHeader + "1;;Rue X;01400;;X\n") ==
        "x.csv, line 2, column code_insee: \"\" is not the code of a commune, as in 01004 or 2A004");
  CHECK(error_of(kHeader + "1bis;;Rue X;01400;01001;X\n") ==
        "x.csv, line 2, column numero: \"1bis\" is not a house number");
  CHECK(error_of(kHeader + "-1;;Rue X;01400;01001;X\n") ==
        "x.csv, line 2, column numero: \"-1\" is not a house number");
  CHECK(error_of(kHeader + "1;;Rue de l'\xC9glise;01400;01001;X\n") ==
        "x.csv, line 2, column nom_voie: \"Rue de l'\uFFFDglise\" is not UTF-8");
  CHECK(error_of(kHeader + good + good + "1;;Rue X;014") ==
        "x.csv, line 4: has 4 columns where the header has 6");
  CHECK(error_of(kHeader + "1;;Rue X;01400;01001;X;\n") ==
        "x.csv, line 2: has 7 columns where the header has 6");
}

TEST_CASE("a header without a wanted column, with commas, or none at all") {
  CHECK(error_of("numero;nom_voie;code_postal\n") ==
        "x.csv, line 1: there is no column code_insee or commune_insee in the header "
        "\"numero;nom_voie;code_postal\"");
  CHECK(error_of("numero;code_insee;code_postal\n").find("no column nom_voie, toponyme or voie_nom") !=
        std::string::npos);
  CHECK(error_of("nom_voie;code_insee;code_postal\n").find("no column numero") != std::string::npos);
  CHECK(error_of("numero;nom_voie;code_insee\n").find("no column code_postal or code_post") !=
        std::string::npos);
  CHECK(error_of("numero,nom_voie,code_insee\n") ==
        "x.csv, line 1: the columns are separated by commas; semicolons are wanted");
  CHECK(error_of("") == "x.csv: is empty: the first line must name the columns");
}

TEST_CASE("a packed file that is cut off, damaged, or not packed") {
  const Folder folder;
  std::string text = kHeader;
  for (int i = 1; i < 20'000; ++i) text += std::to_string(i * 7919 % 99'991) + ";;Rue X;01400;01001;X\n";
  const std::string packed = test::read_file(folder.write_packed("whole.csv.gz", text));
  CHECK(error_of(packed.substr(0, packed.size() / 2), "cut.csv.gz").find("ends too early") !=
        std::string::npos);
  CHECK(error_of(packed.substr(0, packed.size() - 4), "cut.csv.gz").find("ends too early") !=
        std::string::npos);
  std::string damaged = packed;
  damaged[packed.size() / 2] = static_cast<char>(~damaged[packed.size() / 2]);
  CHECK(error_of(damaged, "damaged.csv.gz").find("damaged.csv.gz, line ") == 0);
  CHECK(error_of(text, "plain.csv.gz") == "plain.csv.gz: is not packed with gzip, as its name says");
}

TEST_CASE("a file that is not there, and a folder") {
  const Folder folder;
  CHECK(read(folder / "none.csv").error == (folder / "none.csv").string() + ": No such file or directory");
  CHECK(read(folder / ".").error.find("is a folder") != std::string::npos);
}

TEST_CASE("the watch stops the reading") {
  LeftOutRows left_out;
  const auto end = read_address_file(
      case_file("ban.csv"), [](const AddressRow&) {}, left_out, [](const FileProgress&) { return false; });
  REQUIRE(end);
  CHECK(*end == ReadEnd::kStopped);
}
