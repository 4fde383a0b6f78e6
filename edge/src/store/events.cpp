#include "store/events.hpp"

namespace guichet::store {

Status insert_event(Transaction& transaction, const Event& event) {
  const auto inserted = transaction->run(
      "INSERT INTO event (tenant, id, kind, subject_id, at, detail, account_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      event.tenant, event.id, event.kind, event.subject_id, event.at, event.detail, event.account_id);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::vector<Event>> find_events(Database& database, std::string_view tenant, const Id& subject_id,
                                       std::int64_t limit) {
  return database.fetch_all(
      "SELECT id, tenant, kind, subject_id, at, detail, account_id FROM event WHERE tenant = ?1 AND subject_id = ?2"
      " ORDER BY at, id LIMIT ?3",
      [](const Statement& row) {
        return Event{row.array<16>(0),  std::string(row.text(1)), std::string(row.text(2)),
                     row.array<16>(3), row.integer(4),           std::string(row.text(5)), row.optional_id(6)};
      },
      tenant, subject_id, limit);
}

}  // namespace guichet::store
