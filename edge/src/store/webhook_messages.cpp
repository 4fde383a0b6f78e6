#include "store/webhook_messages.hpp"

#include "common/instant_text.hpp"
#include "crypto/ids.hpp"
#include "json/json.hpp"

namespace guichet::store {
namespace {

Json detail_json(const Event& event) {
  auto detail = parse_json(event.detail);
  return detail ? *std::move(detail) : Json::object();
}

Result<bool> is_wanted(Database& database, const Event& event) {
  const auto found = database.fetch_one(
      "SELECT 1 FROM webhook_endpoint AS e WHERE e.tenant = ?1 AND e.state = 'enabled' AND (e.wants_all = 1"
      " OR EXISTS (SELECT 1 FROM webhook_type AS t WHERE t.tenant = e.tenant AND t.endpoint_id = e.id"
      "  AND t.type = ?2)) LIMIT 1",
      [](const Statement&) { return true; }, event.tenant, event.kind);
  if (!found) return found.error();
  return found->has_value();
}

Status fan_out(Transaction& transaction, const WebhookMessage& message) {
  const auto inserted = transaction->run(
      "INSERT INTO webhook_delivery (tenant, endpoint_id, message_id, number, account_id, state, attempts,"
      " next_attempt_at)"
      " SELECT e.tenant, e.id, ?2, ?3, ?4, CASE WHEN EXISTS (SELECT 1 FROM webhook_delivery AS d"
      "  WHERE d.tenant = e.tenant AND d.endpoint_id = e.id AND d.account_id = ?4 AND d.state = 'waiting')"
      "  THEN 'held' ELSE 'waiting' END,"
      " 0, CASE WHEN e.resting_until > ?6 THEN e.resting_until ELSE ?6 END"
      " FROM webhook_endpoint AS e WHERE e.tenant = ?1 AND e.state = 'enabled' AND (e.wants_all = 1"
      " OR EXISTS (SELECT 1 FROM webhook_type AS t WHERE t.tenant = e.tenant AND t.endpoint_id = e.id"
      "  AND t.type = ?5))",
      message.tenant, message.id, message.number, message.account_id, message.type, message.created_at);
  if (!inserted) return inserted.error();
  transaction.note_webhook_delivery();
  return Done{};
}

}  // namespace

WebhookMessage message_about(const Event& event) {
  const Json payload{{"type", event.kind},
                     {"timestamp", instant_text(event.at)},
                     {"data",
                      {{"id", crypto::id_text(event.id)},
                       {"number", event.number},
                       {"subject", crypto::id_text(event.subject_id)},
                       {"account", event.account_id ? Json(crypto::id_text(*event.account_id)) : Json()},
                       {"detail", detail_json(event)}}}};
  return {event.id, event.tenant, event.number, event.kind, event.account_id, write_json(payload), event.at};
}

Status insert_message(Transaction& transaction, const WebhookMessage& message) {
  const auto inserted = transaction->run(
      "INSERT INTO webhook_message (tenant, id, number, type, account_id, payload, created_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      message.tenant, message.id, message.number, message.type, message.account_id, message.payload,
      message.created_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<bool> has_message(Database& database, std::string_view tenant, const Id& id) {
  const auto found = database.fetch_one(
      "SELECT 1 FROM webhook_message WHERE tenant = ?1 AND id = ?2", [](const Statement&) { return true; },
      tenant, id);
  if (!found) return found.error();
  return found->has_value();
}

Status announce(Transaction& transaction, const Event& event) {
  const auto wanted = is_wanted(transaction, event);
  if (!wanted) return wanted.error();
  if (!*wanted) return Done{};
  const WebhookMessage message = message_about(event);
  if (Status written = insert_message(transaction, message); !written) return written;
  return fan_out(transaction, message);
}

Result<std::int64_t> purge_messages(Transaction& transaction, Millis before, std::int64_t limit) {
  const auto deliveries = transaction->run(
      "DELETE FROM webhook_delivery WHERE (tenant, message_id) IN (SELECT tenant, id FROM webhook_message"
      " WHERE created_at < ?1 ORDER BY created_at LIMIT ?2)",
      before, limit);
  if (!deliveries) return deliveries.error();
  return transaction->run(
      "DELETE FROM webhook_message WHERE (tenant, id) IN (SELECT tenant, id FROM webhook_message"
      " WHERE created_at < ?1 ORDER BY created_at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
