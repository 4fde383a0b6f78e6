#include "store/webhook_deliveries.hpp"

namespace guichet::store {
namespace {

struct Turn {
  Id endpoint{};
  Id message{};
};

// For each enabled endpoint with less than ?2 attempts under way, the waiting delivery that is due first.
#define GUICHET_FIRST_DUE                                                                                    \
  " FROM webhook_endpoint AS e JOIN webhook_delivery AS d ON d.tenant = e.tenant AND d.endpoint_id = e.id"   \
  " AND d.message_id = (SELECT f.message_id FROM webhook_delivery AS f WHERE f.tenant = e.tenant"            \
  " AND f.endpoint_id = e.id AND f.state = 'waiting' AND (f.lease_owner IS NULL OR f.next_attempt_at <= ?1)" \
  " ORDER BY f.next_attempt_at LIMIT 1)"                                                                     \
  " WHERE e.state = 'enabled' AND (SELECT count(*) FROM webhook_delivery AS u WHERE u.tenant = e.tenant"     \
  " AND u.endpoint_id = e.id AND u.lease_owner IS NOT NULL AND u.next_attempt_at > ?1) < ?2"

Result<std::optional<LeasedDelivery>> read_leased(Database& database, std::string_view tenant,
                                                  const Turn& turn) {
  return database.fetch_one(
      "SELECT d.tenant, d.endpoint_id, d.message_id, d.account_id, d.attempts, m.payload,"
      " e.url_sealed, e.signs"
      " FROM webhook_delivery AS d JOIN webhook_message AS m ON m.tenant = d.tenant AND m.id = d.message_id"
      " JOIN webhook_endpoint AS e ON e.tenant = d.tenant AND e.id = d.endpoint_id"
      " WHERE d.tenant = ?1 AND d.endpoint_id = ?2 AND d.message_id = ?3",
      [](const Statement& row) {
        return LeasedDelivery{
            std::string(row.text(0)), row.array<16>(1),         row.array<16>(2), row.optional_id(3),
            row.integer(4),           std::string(row.text(5)), row.bytes(6),     std::string(row.text(7))};
      },
      tenant, turn.endpoint, turn.message);
}

// The next message about the account goes on its way, unless one is there already or the endpoint is
// disabled.
Status pass_turn(Transaction& transaction, const LeasedDelivery& done, Millis now) {
  if (!done.account_id) return Done{};
  const auto passed = transaction->run(
      "UPDATE webhook_delivery SET state = 'waiting', next_attempt_at = (SELECT CASE WHEN resting_until > ?4"
      " THEN resting_until ELSE ?4 END FROM webhook_endpoint WHERE tenant = ?1 AND id = ?2)"
      " WHERE tenant = ?1 AND endpoint_id = ?2 AND message_id = (SELECT message_id FROM webhook_delivery"
      "  WHERE tenant = ?1 AND endpoint_id = ?2 AND account_id = ?3"
      " AND state = 'held' ORDER BY number LIMIT 1)"
      " AND NOT EXISTS (SELECT 1 FROM webhook_delivery"
      " WHERE tenant = ?1 AND endpoint_id = ?2 AND account_id = ?3"
      "  AND state = 'waiting')"
      " AND EXISTS (SELECT 1 FROM webhook_endpoint WHERE tenant = ?1 AND id = ?2 AND state = 'enabled')",
      done.tenant, done.endpoint, *done.account_id, now);
  if (!passed) return passed.error();
  if (*passed != 0) transaction.note_webhook_delivery();
  return Done{};
}

}  // namespace

Result<std::optional<LeasedDelivery>> lease_due_delivery(Transaction& transaction, const Id& owner,
                                                         Millis now, Millis lease,
                                                         std::int64_t per_endpoint) {
  struct Due {
    std::string tenant;
    Turn turn;
    Millis at = 0;
  };
  const auto due = transaction->fetch_one(
      "SELECT d.tenant, d.endpoint_id, d.message_id, d.next_attempt_at" GUICHET_FIRST_DUE
      " ORDER BY d.next_attempt_at LIMIT 1",
      [](const Statement& row) {
        return Due{std::string(row.text(0)), {row.array<16>(1), row.array<16>(2)}, row.integer(3)};
      },
      now, per_endpoint);
  if (!due) return due.error();
  if (!*due || (*due)->at > now) return std::optional<LeasedDelivery>();
  const Turn& turn = (*due)->turn;
  const auto leased = transaction->run(
      "UPDATE webhook_delivery SET lease_owner = ?4, next_attempt_at = ?5, attempts = attempts + 1"
      " WHERE tenant = ?1 AND endpoint_id = ?2 AND message_id = ?3",
      (*due)->tenant, turn.endpoint, turn.message, owner, now + lease);
  if (!leased) return leased.error();
  return read_leased(transaction, (*due)->tenant, turn);
}

Result<std::optional<Millis>> next_delivery_due_at(Database& database, Millis now,
                                                   std::int64_t per_endpoint) {
  return database.fetch_one(
      "SELECT d.next_attempt_at" GUICHET_FIRST_DUE " ORDER BY d.next_attempt_at LIMIT 1",
      [](const Statement& row) { return Millis{row.integer(0)}; }, now, per_endpoint);
}

#undef GUICHET_FIRST_DUE

Status release_delivery_leases(Transaction& transaction, Millis now) {
  const auto released = transaction->run(
      "UPDATE webhook_delivery SET lease_owner = NULL, next_attempt_at = ?1 WHERE lease_owner IS NOT NULL",
      now);
  if (!released) return released.error();
  return Done{};
}

Result<bool> finish_delivery(Transaction& transaction, const LeasedDelivery& delivery, const Id& owner,
                             Millis now, bool is_delivered, std::string_view answer) {
  const auto changed = transaction->run(
      "UPDATE webhook_delivery SET state = ?5, lease_owner = NULL, last_attempt_at = ?6, last_answer = ?7"
      " WHERE tenant = ?1 AND endpoint_id = ?2 AND message_id = ?3 AND lease_owner = ?4"
      " AND state = 'waiting'",
      delivery.tenant, delivery.endpoint, delivery.message, owner,
      std::string_view(is_delivered ? "delivered" : "failed"), now, answer);
  if (!changed) return changed.error();
  if (*changed == 0) return false;
  if (Status passed = pass_turn(transaction, delivery, now); !passed) return passed.error();
  return true;
}

Result<bool> postpone_delivery(Transaction& transaction, const LeasedDelivery& delivery, const Id& owner,
                               Millis now, Millis next_attempt_at, std::string_view answer) {
  const auto changed = transaction->run(
      "UPDATE webhook_delivery SET lease_owner = NULL, last_attempt_at = ?5, next_attempt_at = ?6, "
      "last_answer = ?7"
      " WHERE tenant = ?1 AND endpoint_id = ?2 AND message_id = ?3 AND lease_owner = ?4"
      " AND state = 'waiting'",
      delivery.tenant, delivery.endpoint, delivery.message, owner, now, next_attempt_at, answer);
  if (!changed) return changed.error();
  return *changed == 1;
}

Result<bool> return_delivery(Transaction& transaction, const LeasedDelivery& delivery, const Id& owner,
                             Millis now) {
  const auto changed = transaction->run(
      "UPDATE webhook_delivery SET lease_owner = NULL, next_attempt_at = ?5, attempts = attempts - 1"
      " WHERE tenant = ?1 AND endpoint_id = ?2 AND message_id = ?3 AND lease_owner = ?4"
      " AND state = 'waiting'",
      delivery.tenant, delivery.endpoint, delivery.message, owner, now);
  if (!changed) return changed.error();
  return *changed == 1;
}

Status hold_deliveries(Transaction& transaction, std::string_view tenant, const Id& endpoint) {
  const auto held = transaction->run(
      "UPDATE webhook_delivery SET state = 'held'"
      " WHERE tenant = ?1 AND endpoint_id = ?2 AND state = 'waiting'"
      " AND lease_owner IS NULL",
      tenant, endpoint);
  if (!held) return held.error();
  return Done{};
}

Status release_deliveries(Transaction& transaction, std::string_view tenant, const Id& endpoint, Millis now) {
  const auto released = transaction->run(
      "UPDATE webhook_delivery SET state = 'waiting', next_attempt_at = (SELECT CASE WHEN resting_until > ?3"
      " THEN resting_until ELSE ?3 END FROM webhook_endpoint WHERE tenant = ?1 AND id = ?2)"
      " WHERE tenant = ?1 AND endpoint_id = ?2"
      " AND EXISTS (SELECT 1 FROM webhook_endpoint WHERE tenant = ?1 AND id = ?2 AND state = 'enabled')"
      " AND message_id IN (SELECT h.message_id FROM webhook_delivery AS h WHERE h.tenant = ?1 AND "
      "h.endpoint_id = ?2"
      "  AND h.state = 'held' AND (h.account_id IS NULL OR NOT EXISTS (SELECT 1 FROM webhook_delivery AS o"
      "   WHERE o.tenant = ?1 AND o.endpoint_id = ?2 AND o.account_id = h.account_id"
      "   AND (o.state = 'waiting' OR (o.state = 'held' AND o.number < h.number)))))",
      tenant, endpoint, now);
  if (!released) return released.error();
  if (*released != 0) transaction.note_webhook_delivery();
  return Done{};
}

Result<bool> redeliver(Transaction& transaction, std::string_view tenant, const Id& endpoint,
                       const Id& message) {
  const auto changed = transaction->run(
      "INSERT INTO webhook_delivery (tenant, endpoint_id, message_id, number, account_id, state, attempts,"
      " next_attempt_at) SELECT tenant, ?2, id, number, account_id, 'held', 0, created_at FROM "
      "webhook_message"
      " WHERE tenant = ?1 AND id = ?3"
      " ON CONFLICT (tenant, endpoint_id, message_id) DO UPDATE SET state = 'held', attempts = 0"
      " WHERE webhook_delivery.lease_owner IS NULL",
      tenant, endpoint, message);
  if (!changed) return changed.error();
  return *changed == 1;
}

Result<std::vector<WebhookDelivery>> list_deliveries(Database& database, std::string_view tenant,
                                                     const Id& endpoint,
                                                     const std::optional<std::string>& state,
                                                     std::int64_t after, std::int64_t limit) {
  return database.fetch_all(
      "SELECT d.message_id, d.number, m.type, d.account_id, d.state, d.attempts, m.created_at,"
      " CASE WHEN d.state = 'waiting' THEN d.next_attempt_at END, d.last_attempt_at, d.last_answer"
      " FROM webhook_delivery AS d JOIN webhook_message AS m ON m.tenant = d.tenant AND m.id = d.message_id"
      " WHERE d.tenant = ?1 AND d.endpoint_id = ?2 AND d.number > ?3 AND (?4 IS NULL OR d.state = ?4)"
      " ORDER BY d.number LIMIT ?5",
      [](const Statement& row) {
        return WebhookDelivery{row.array<16>(0),        row.integer(1),           std::string(row.text(2)),
                               row.optional_id(3),      std::string(row.text(4)), row.integer(5),
                               row.integer(6),          row.optional_integer(7),  row.optional_integer(8),
                               std::string(row.text(9))};
      },
      tenant, endpoint, after, state, limit);
}

Result<DeliveryCounts> count_deliveries(Database& database, std::string_view tenant, const Id& endpoint) {
  const auto counts = database.fetch_one(
      "SELECT count(CASE WHEN state IN ('held', 'waiting')"
      " THEN 1 END), count(CASE WHEN state = 'failed' THEN 1 END)"
      " FROM webhook_delivery"
      " WHERE tenant = ?1 AND endpoint_id = ?2",
      [](const Statement& row) {
        return DeliveryCounts{row.integer(0), row.integer(1)};
      },
      tenant, endpoint);
  if (!counts) return counts.error();
  return counts->value_or(DeliveryCounts{});
}

Result<std::int64_t> count_open_deliveries(Database& database) {
  const auto count = database.fetch_one(
      "SELECT (SELECT count(*) FROM webhook_delivery WHERE state = 'waiting')"
      " + (SELECT count(*) FROM webhook_delivery WHERE state = 'held')",
      [](const Statement& row) { return row.integer(0); });
  if (!count) return count.error();
  return count->value_or(0);
}

}  // namespace guichet::store
