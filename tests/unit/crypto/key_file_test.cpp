#include "crypto/key_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "crypto/ids.hpp"

using namespace guichet;
using namespace guichet::crypto;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("guichet-" + id_text(new_id(0)));
  Folder() { fs::create_directory(path); }
  ~Folder() { fs::remove_all(path); }
};

void write_file(const fs::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
}

KeyFileErrc error_of_loading(const fs::path& path) {
  const auto keys = load_key_file(path);
  REQUIRE_FALSE(keys);
  return keys.error();
}

}  // namespace

TEST_CASE("a new key file is private and gives the same keys again") {
  const Folder folder;
  const fs::path path = folder.path / "keys";
  const auto made = create_key_file(path);
  REQUIRE(made);
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  const auto loaded = load_key_file(path);
  REQUIRE(loaded);
  CHECK(loaded->id() == made->id());
  CHECK(std::ranges::equal(loaded->derived(Purpose::kSealing), made->derived(Purpose::kSealing)));
}

TEST_CASE("a key file is never overwritten") {
  const Folder folder;
  const fs::path path = folder.path / "keys";
  const auto made = create_key_file(path);
  const auto again = create_key_file(path);
  REQUIRE_FALSE(again);
  CHECK(again.error() == KeyFileErrc::kExists);
  CHECK(load_key_file(path)->id() == made->id());
}

TEST_CASE("two key files differ") {
  const Folder folder;
  CHECK(create_key_file(folder.path / "a")->id() != create_key_file(folder.path / "b")->id());
}

TEST_CASE("a key file that others can read is refused") {
  const Folder folder;
  const fs::path path = folder.path / "keys";
  REQUIRE(create_key_file(path));
  const auto others = GENERATE(fs::perms::group_read, fs::perms::others_read, fs::perms::group_write);
  fs::permissions(path, others, fs::perm_options::add);
  CHECK(error_of_loading(path) == KeyFileErrc::kPermissions);
}

TEST_CASE("what is no key file is told apart") {
  const Folder folder;
  const fs::path path = folder.path / "keys";
  CHECK(error_of_loading(path) == KeyFileErrc::kMissing);
  CHECK(create_key_file(folder.path / "no" / "folder").error() == KeyFileErrc::kIo);
  const std::string header = "guichet-keys 1\n";
  const std::string text = GENERATE_COPY(std::string(), header, header + std::string(63, 'a') + "\n",
                                         header + std::string(66, 'a') + "\n", header + std::string(64, 'g') + "\n",
                                         "guichet-keys 2\n" + std::string(64, 'a') + "\n", std::string(100000, 'a'));
  write_file(path, text);
  CHECK(error_of_loading(path) == KeyFileErrc::kMalformed);
}

TEST_CASE("each purpose has its own key") {
  const auto keys = Keys::random();
  REQUIRE(keys);
  CHECK_FALSE(std::ranges::equal(keys->derived(Purpose::kSealing), keys->derived(Purpose::kBlindIndex)));
  CHECK_FALSE(std::ranges::equal(keys->derived(Purpose::kSealing), keys->derived(Purpose::kTokenHash)));
  CHECK_FALSE(std::ranges::equal(keys->derived(Purpose::kSealing), keys->secret()));
}
