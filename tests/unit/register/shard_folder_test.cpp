#include "register/shard_folder.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "folder.hpp"
#include "register/build.hpp"
#include "register/census.hpp"
#include "register/checksum.hpp"

using namespace guichet::registry;
using guichet::address_register::Register;
using guichet::registry::test::case_file;
using guichet::registry::test::Folder;

namespace {

std::string build(std::string_view name) {
  return build_register({case_file(name)}, [](const FileProgress&) { return true; })->file;
}

bool go_on(std::size_t, std::size_t) { return true; }

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("there is one register for each postal code, with its streets and no others") {
  const Folder folder;
  const auto figures = write_shard_folder(build("ban.csv"), folder / "out", go_on);
  REQUIRE(figures);
  CHECK(figures->files == 5);
  CHECK(names_in(folder / "out") == Names{"streets"});
  CHECK(names_in(folder / "out/streets") ==
        Names{"01300.gar", "01400.gar", "20000.gar", "20090.gar", "75015.gar"});
  std::uint64_t addresses = 0;
  for (const auto& name : names_in(folder / "out/streets")) {
    const std::string shard = test::read_file(folder / ("out/streets/" + name));
    CHECK(has_right_checksum(shard));
    const auto opened = Register::open(shard);
    REQUIRE(opened);
    const auto census = take_census(*opened);
    REQUIRE(census);
    CHECK(census->communes == 1);
    addresses += census->addresses;
  }
  CHECK(addresses == 11);
}

TEST_CASE("a part of a commune has the code of the part alone") {
  const Folder folder;
  REQUIRE(write_shard_folder(build("ban.csv"), folder / "out", go_on));
  const std::string shard = test::read_file(folder / "out/streets/20090.gar");
  const auto opened = Register::open(shard);
  REQUIRE(opened);
  const auto& commune = opened->communes().entries().front();
  CHECK(commune.code_count == 1);
  CHECK(*opened->communes().begin_codes(commune) == 20'090);
}

TEST_CASE("a new folder takes the place of the old one as a whole; a stopped one does not") {
  const Folder folder;
  REQUIRE(write_shard_folder(build("ban.csv"), folder / "out", go_on));
  const auto stopped = write_shard_folder(build("bal_1_4.csv"), folder / "out",
                                          [](std::size_t, std::size_t) { return false; });
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().message.empty());
  CHECK(names_in(folder / "out/streets").size() == 5);
  REQUIRE(write_shard_folder(build("bal_1_4.csv"), folder / "out", go_on));
  CHECK(names_in(folder / "out/streets") == Names{"01400.gar"});
  CHECK(names_in(folder / "out") == Names{"streets"});
}

TEST_CASE("a folder with other files is not touched") {
  const Folder folder;
  std::filesystem::create_directories(folder / "out/streets");
  folder.write("out/streets/notes.txt", "mine");
  const auto refused = write_shard_folder(build("ban.csv"), folder / "out", go_on);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("notes.txt") != std::string::npos);
  CHECK(names_in(folder / "out/streets") == Names{"notes.txt"});
}
