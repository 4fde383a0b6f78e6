#include "register/register_file.hpp"

#include <catch2/catch.hpp>
#include <utility>

#include "folder.hpp"
#include "register/build.hpp"
#include "register/checksum.hpp"
#include "register/file_format.hpp"

using namespace guichet::registry;
using guichet::registry::test::case_file;
using guichet::registry::test::Folder;

namespace {

const std::string& built() {
  static const std::string file =
      build_register({case_file("ban.csv")}, [](const FileProgress&) { return true; })->file;
  return file;
}

OpenErrc error_of(std::string_view content) {
  const Folder folder;
  const auto opened = RegisterFile::open(folder.write("x.gar", content));
  REQUIRE_FALSE(opened);
  CHECK(opened.error().message.find((folder / "x.gar").string() + ": ") == 0);
  return opened.error().code;
}

}  // namespace

TEST_CASE("an open register answers, also after it has been moved and its file has been replaced") {
  const Folder folder;
  const auto path = folder.write("fr.gar", built());
  auto opened = RegisterFile::open(path);
  REQUIRE(opened);
  std::filesystem::remove(path);
  const RegisterFile file = *std::move(opened);
  CHECK(file.size() == built().size());
  const auto verdict =
      file.addresses().check({{"2 bis, rue des Trois Guichet"}, "01400", "L'Abergement-Clemenciat"});
  CHECK(verdict.address.street == "Rue des Trois Guichets");
  CHECK(verdict.address.number == "2 bis");
  CHECK(verdict.address.insee == "01001");
}

TEST_CASE("each way in which a file can be no register has its own words") {
  CHECK(RegisterFile::open("/none/fr.gar").error().code == OpenErrc::kMissing);
  CHECK(error_of("") == OpenErrc::kNoRegister);
  CHECK(error_of("numero;nom_voie\n") == OpenErrc::kNoRegister);
  std::string other = built();
  const auto digit = guichet::address_register::kFileMark.size() - 2;
  other[digit] = static_cast<char>(other[digit] + 1);
  CHECK(error_of(other) == OpenErrc::kOtherVersion);
  for (const std::size_t size :
       {std::size_t{12}, std::size_t{19}, std::size_t{20}, built().size() / 2, built().size() - 1}) {
    CHECK(error_of(built().substr(0, size)) == OpenErrc::kTruncated);
  }
  std::string damaged = built();
  damaged.back() = static_cast<char>(damaged.back() ^ 1);
  CHECK(error_of(damaged) == OpenErrc::kDamaged);
}

TEST_CASE("parts that contradict one another are found behind a right checksum") {
  guichet::address_register::FileParts parts;
  parts.communes = "\x7F";
  std::string file = guichet::address_register::write_file(parts);
  write_checksum(file);
  CHECK(error_of(file) == OpenErrc::kDamaged);
}
