#include "silos/store_copy.hpp"

#include <stdlib.h>

#include <cerrno>
#include <cstring>

#include "store/sqlite.hpp"

namespace guichet::silos {

namespace fs = std::filesystem;

Expected<StoreCopy, std::string> StoreCopy::make(const fs::path& store) {
  std::string name = store.string() + ".try-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) return name + ": " + std::strerror(errno);
  StoreCopy copy{fs::path(name)};
  if (!fs::exists(store)) return copy;
  store::DatabaseOptions options;
  options.path = store;
  auto database = store::Database::open(options, store::OpenMode::kReadOnly);
  if (!database) return store.string() + ": " + std::string(store::errc_name(database.error().code));
  const auto copied = database->run("VACUUM INTO ?1", std::string_view(copy.path().native()));
  if (!copied) return store.string() + ": " + std::string(store::errc_name(copied.error().code)) + " " + copied.error().detail;
  return copy;
}

StoreCopy::~StoreCopy() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

}  // namespace guichet::silos
