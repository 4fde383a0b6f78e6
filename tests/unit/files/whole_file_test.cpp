#include "files/whole_file.hpp"

#include <catch2/catch.hpp>

#include "../register/folder.hpp"

using namespace guichet::files;
using guichet::registry::test::Folder;
using guichet::registry::test::read_file;

TEST_CASE("a file is written whole, in the place of another one, and nothing lies beside it") {
  const Folder folder;
  for (const std::string content : {"one", "", "another"}) {
    CHECK_FALSE(write_whole_file(folder / "x", content));
    CHECK(read_file(folder / "x") == content);
    CHECK(folder.names() == std::vector<std::string>{"x"});
  }
}

TEST_CASE("what cannot be written is said before and after, and leaves nothing") {
  const Folder folder;
  CHECK(check_can_write(folder / "none/x"));
  CHECK(write_whole_file(folder / "none/x", "content"));
  std::filesystem::create_directory(folder / "taken");
  CHECK(check_can_write(folder / "taken"));
  CHECK(write_whole_file(folder / "taken", "content"));
  CHECK(folder.names() == std::vector<std::string>{"taken"});
  CHECK_FALSE(check_can_write(folder / "x"));
}
