#include "store/events.hpp"

#include "store/webhook_messages.hpp"

namespace guichet::store {
namespace {

Event read_event(const Statement& row) {
  return {row.array<16>(0), std::string(row.text(1)), std::string(row.text(2)), row.array<16>(3),
          row.integer(4),   std::string(row.text(5)), row.optional_id(6),       row.integer(7)};
}

}  // namespace

Result<std::int64_t> take_event_number(Transaction& transaction, std::string_view tenant) {
  const auto number = transaction->fetch_one(
      "INSERT INTO event_counter (tenant, last) VALUES (?1, 1)"
      " ON CONFLICT (tenant) DO UPDATE SET last = event_counter.last + 1 RETURNING last",
      [](const Statement& row) { return row.integer(0); }, tenant);
  if (!number) return number.error();
  return number->value_or(0);
}

Status insert_event(Transaction& transaction, const Event& event) {
  const auto number = take_event_number(transaction, event.tenant);
  if (!number) return number.error();
  Event numbered = event;
  numbered.number = *number;
  const auto inserted = transaction->run(
      "INSERT INTO event (tenant, id, kind, subject_id, at, detail, account_id, number)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      event.tenant, event.id, event.kind, event.subject_id, event.at, event.detail, event.account_id,
      *number);
  if (!inserted) return inserted.error();
  return announce(transaction, numbered);
}

Result<std::optional<Event>> find_event(Database& database, std::string_view tenant, const Id& id) {
  return database.fetch_one(
      "SELECT id, tenant, kind, subject_id, at, detail, account_id, number FROM event"
      " WHERE tenant = ?1 AND id = ?2",
      read_event, tenant, id);
}

Result<std::vector<Event>> find_events(Database& database, std::string_view tenant, const Id& subject_id,
                                       std::int64_t limit) {
  return database.fetch_all(
      "SELECT id, tenant, kind, subject_id, at, detail, account_id, number FROM event"
      " WHERE tenant = ?1 AND subject_id = ?2 ORDER BY at, number LIMIT ?3",
      read_event, tenant, subject_id, limit);
}

Result<std::vector<Event>> list_events(Database& database, std::string_view tenant, const EventQuery& query,
                                       std::int64_t limit) {
  if (query.account_id) {
    return database.fetch_all(
        "SELECT id, tenant, kind, subject_id, at, detail, account_id, number FROM event"
        " WHERE tenant = ?1 AND account_id = ?2 AND number > ?3 AND (?4 IS NULL OR kind = ?4)"
        " ORDER BY number LIMIT ?5",
        read_event, tenant, *query.account_id, query.after, query.kind, limit);
  }
  return database.fetch_all(
      "SELECT id, tenant, kind, subject_id, at, detail, account_id, number FROM event"
      " WHERE tenant = ?1 AND number > ?2 AND (?3 IS NULL OR kind = ?3) ORDER BY number LIMIT ?4",
      read_event, tenant, query.after, query.kind, limit);
}

Result<std::int64_t> last_number(Database& database, std::string_view tenant) {
  const auto number = database.fetch_one("SELECT last FROM event_counter WHERE tenant = ?1",
                                         [](const Statement& row) { return row.integer(0); }, tenant);
  if (!number) return number.error();
  return number->value_or(0);
}

Result<std::int64_t> number_before(Database& database, std::string_view tenant, Millis since) {
  const auto number = database.fetch_one(
      "SELECT coalesce((SELECT min(number) - 1 FROM event WHERE tenant = ?1 AND at >= ?2),"
      " (SELECT last FROM event_counter WHERE tenant = ?1), 0)",
      [](const Statement& row) { return row.integer(0); }, tenant, since);
  if (!number) return number.error();
  return number->value_or(0);
}

}  // namespace guichet::store
