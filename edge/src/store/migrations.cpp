#include "store/migrations.hpp"

#include <charconv>
#include <string>

#include "embedded/migrations.hpp"

namespace guichet::store {
namespace {

// Files are called NNNN_what.sql.
std::int64_t version_of(const embedded::File& migration) {
  std::int64_t version = 0;
  std::from_chars(migration.name.data(), migration.name.data() + migration.name.size(), version);
  return version;
}

Result<std::int64_t> current_version(Database& database) {
  auto version = database.fetch_one("SELECT coalesce(max(version), 0) FROM schema_version",
                                    [](const Statement& row) { return row.integer(0); });
  if (!version) return version.error();
  return version->value_or(0);
}

Status apply(Database& database, const embedded::File& migration, Millis now) {
  if (auto done = database.execute(std::string(migration.contents).c_str()); !done) return done;
  auto recorded = database.run("INSERT INTO schema_version (version, applied_at) VALUES (?1, ?2)",
                               version_of(migration), now);
  if (!recorded) return recorded.error();
  return database.execute("COMMIT");
}

// The version is read again under the write lock: another process may have been faster.
Status apply_if_missing(Database& database, const embedded::File& migration, Millis now) {
  if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun;
  const auto version = current_version(database);
  if (!version) return version.error();
  if (version_of(migration) <= *version) return database.execute("ROLLBACK");
  return apply(database, migration, now);
}

}  // namespace

std::int64_t newest_schema_version() { return version_of(embedded::migrations().back()); }

Result<std::int64_t> migrate(Database& database, Millis now) {
  if (auto made = database.execute("CREATE TABLE IF NOT EXISTS schema_version ("
                                   "version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL)");
      !made) {
    return made.error();
  }
  auto version = current_version(database);
  if (!version) return version;
  if (*version > newest_schema_version()) {
    return StoreError{StoreErrc::kNewerSchema, "schema version " + std::to_string(*version)};
  }
  for (const embedded::File& migration : embedded::migrations()) {
    if (version_of(migration) <= *version) continue;
    if (auto status = apply_if_missing(database, migration, now); !status) {
      if (database.in_transaction()) static_cast<void>(database.execute("ROLLBACK"));
      return status.error();
    }
  }
  return newest_schema_version();
}

}  // namespace guichet::store
