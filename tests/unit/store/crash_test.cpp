#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>

#include "fixture.hpp"

using namespace guichet;
using namespace guichet::store;

namespace {

constexpr int kKills = 12;

// Runs the writer until it has acknowledged some events, kills it, and gives all it acknowledged.
std::vector<std::uint32_t> acknowledged_before_kill(const std::string& path, std::size_t wanted) {
  int pipe_ends[2];
  REQUIRE(::pipe(pipe_ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipe_ends[1], STDOUT_FILENO);
    ::close(pipe_ends[0]);
    ::close(pipe_ends[1]);
    ::execl(GUICHET_CRASH_WRITER, GUICHET_CRASH_WRITER, path.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(pipe_ends[1]);
  std::vector<std::uint32_t> numbers;
  std::uint32_t number = 0;
  while (::read(pipe_ends[0], &number, sizeof number) == sizeof number) {
    numbers.push_back(number);
    if (numbers.size() == wanted) ::kill(child, SIGKILL);
  }
  ::close(pipe_ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(WIFSIGNALED(status));
  return numbers;
}

}  // namespace

TEST_CASE("kill -9 during commits loses nothing that was acknowledged") {
  for (int kill = 0; kill < kKills; ++kill) {
    StoreFixture fixture;
    fixture.store.drain();
    const auto numbers = acknowledged_before_kill(fixture.options.path, 50 + static_cast<std::size_t>(kill) * 37);
    auto database = Database::open(fixture.options, OpenMode::kReadWrite);
    REQUIRE(database);
    for (const std::uint32_t number : numbers) {
      Id id{};
      std::memcpy(id.data(), &number, sizeof number);
      const auto found = database->fetch_one("SELECT 1 FROM event WHERE tenant = 'shop' AND id = ?1",
                                             [](const Statement& row) { return row.integer(0); }, id);
      REQUIRE(found);
      CHECK(found->has_value());
    }
    CHECK(**database->fetch_one("PRAGMA integrity_check", [](const Statement& row) { return std::string(row.text(0)); }) ==
          "ok");
  }
}
