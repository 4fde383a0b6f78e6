// Writes events until it is killed and says each one on standard output once it was told of the commit.
// usage: store_crash_writer DATABASE

#include <unistd.h>

#include <cstring>

#include "store/events.hpp"
#include "store/store.hpp"

using namespace guichet;
using namespace guichet::store;

namespace {

Event numbered_event(std::uint32_t number) {
  Event event;
  std::memcpy(event.id.data(), &number, sizeof number);
  event.tenant = "shop";
  event.detail = "{}";
  return event;
}

}  // namespace

int main(int, char** arguments) {
  auto store = open_store({arguments[1], 2048, std::chrono::seconds(5)}, 1);
  if (!store) return 1;
  for (std::uint32_t number = 0;; ++number) {
    const auto submit = [&](std::uint32_t n) {
      store->writer->submit([n](Transaction& t) { return insert_event(t, numbered_event(n)); },
                            [n](const Status& status) {
                              if (status && ::write(STDOUT_FILENO, &n, sizeof n) != sizeof n) ::_exit(2);
                            });
    };
    submit(number);
    if (number % 32 != 31) continue;
    if (!write_and_wait(*store->writer, [](Transaction&) -> Status { return Done{}; })) return 3;
  }
}
