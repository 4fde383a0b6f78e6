#include "mail/folder_transport.hpp"

#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "fixture.hpp"

using namespace guichet;
using namespace guichet::mail;

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("a mail becomes one private file") {
  const store::TemporaryFolder folder;
  const auto mails = folder.path / "mails";
  FolderTransport transport(mails);
  CHECK(transport.deliver({"id-1", "a@b.fr", "c@d.fr", "one\r\n"}, {}).fate == Fate::kDelivered);
  CHECK(transport.deliver({"id-1", "a@b.fr", "c@d.fr", "two\r\n"}, {}).fate == Fate::kDelivered);
  CHECK(contents(mails / "id-1.eml") == "two\r\n");
  CHECK(std::distance(std::filesystem::directory_iterator(mails), {}) == 1);
  struct stat status {};
  REQUIRE(::stat((mails / "id-1.eml").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("a folder that cannot be written is tried again later") {
  FolderTransport transport("/proc/no/such/folder");
  const Delivery delivery = transport.deliver({"id-1", "a@b.fr", "c@d.fr", "x"}, {});
  CHECK(delivery.fate == Fate::kTryLater);
  CHECK(delivery.code == "folder.io");
}
