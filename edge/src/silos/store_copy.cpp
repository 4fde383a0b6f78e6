#include "silos/store_copy.hpp"

#include <stdlib.h>

#include <cerrno>
#include <cstring>

#include "store/sqlite.hpp"

namespace guichet::silos {
namespace {

namespace fs = std::filesystem;

// The connection may not write to what it copies; what SQLite calls a query does not include a copy.
store::Status copy_store(const fs::path& from, const fs::path& to) {
  store::DatabaseOptions options;
  options.path = from;
  auto database = store::Database::open(options, store::OpenMode::kReadOnly);
  if (!database) return database.error();
  if (const store::Status allowed = database->execute("PRAGMA query_only = OFF"); !allowed) return allowed;
  const auto copied = database->run("VACUUM INTO ?1", std::string_view(to.native()));
  return copied ? store::Status(Done{}) : copied.error();
}

}  // namespace

Expected<StoreCopy, std::string> StoreCopy::make(const fs::path& store) {
  std::string name = store.string() + ".try-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) return name + ": " + std::strerror(errno);
  StoreCopy copy{fs::path(name)};
  if (!fs::exists(store)) return copy;
  const store::Status copied = copy_store(store, copy.path());
  if (copied) return copy;
  return store.string() + ": " + std::string(store::errc_name(copied.error().code)) + " " +
         copied.error().detail;
}

StoreCopy::~StoreCopy() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

}  // namespace guichet::silos
