#pragma once

#include <cstdint>

#include "common/clock.hpp"
#include "store/sqlite.hpp"

namespace guichet::store {

// Brings the database to the newest schema, each step in a transaction of its own, and gives the version
// reached. Refuses (kNewerSchema) a database that a newer program has made.
Result<std::int64_t> migrate(Database& database, Millis now);

// The version this program knows.
std::int64_t newest_schema_version();

}  // namespace guichet::store
