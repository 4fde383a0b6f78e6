#include "store/segments.hpp"

namespace guichet::store {
namespace {

Segment read_segment(const Statement& row) {
  return {row.array<16>(0),
          std::string(row.text(1)),
          std::string(row.text(2)),
          std::string(row.text(3)),
          std::string(row.text(4)),
          row.integer(5),
          row.integer(6)};
}

Status done(const Result<std::int64_t>& changed) {
  if (!changed) return changed.error();
  return Done{};
}

}  // namespace

Status insert_segment(Transaction& transaction, const Segment& segment) {
  return done(
      transaction->run("INSERT INTO segment (id, tenant, name, filter, created_by, created_at, changed_at)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                       segment.id, segment.tenant, segment.name, segment.filter, segment.created_by,
                       segment.created_at, segment.changed_at));
}

Status update_segment(Transaction& transaction, const Segment& segment) {
  return done(transaction->run(
      "UPDATE segment SET name = ?3, filter = ?4, changed_at = ?5 WHERE tenant = ?1 AND id = ?2",
      segment.tenant, segment.id, segment.name, segment.filter, segment.changed_at));
}

Result<std::optional<Segment>> find_segment(Database& database, std::string_view tenant, const Id& id) {
  return database.fetch_one(
      "SELECT id, tenant, name, filter, created_by, created_at, changed_at FROM segment"
      " WHERE tenant = ?1 AND id = ?2",
      read_segment, tenant, id);
}

Result<bool> is_name_taken(Database& database, const Segment& segment) {
  const auto other = database.fetch_one(
      "SELECT 1 FROM segment WHERE tenant = ?1 AND name = ?2 AND id <> ?3",
      [](const Statement&) { return true; }, segment.tenant, segment.name, segment.id);
  if (!other) return other.error();
  return other->has_value();
}

Result<std::int64_t> count_segments(Database& database, std::string_view tenant) {
  const auto count = database.fetch_one(
      "SELECT count(*) FROM segment WHERE tenant = ?1", [](const Statement& row) { return row.integer(0); },
      tenant);
  if (!count) return count.error();
  return count->value_or(0);
}

Result<std::vector<Segment>> list_segments(Database& database, std::string_view tenant, const Id& after,
                                           std::int64_t limit) {
  return database.fetch_all(
      "SELECT id, tenant, name, filter, created_by, created_at, changed_at FROM segment"
      " WHERE tenant = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
      read_segment, tenant, after, limit);
}

Result<bool> remove_segment(Transaction& transaction, std::string_view tenant, const Id& id) {
  const auto removed = transaction->run("DELETE FROM segment WHERE tenant = ?1 AND id = ?2", tenant, id);
  if (!removed) return removed.error();
  return *removed == 1;
}

}  // namespace guichet::store
