#include "store/webhook_endpoints.hpp"

#include "store/webhook_deliveries.hpp"

namespace guichet::store {
namespace {

WebhookEndpoint read_endpoint(const Statement& row) {
  WebhookEndpoint endpoint;
  endpoint.tenant = row.text(0);
  endpoint.id = row.array<16>(1);
  endpoint.url_sealed = row.bytes(2);
  endpoint.description = row.text(3);
  endpoint.signs = row.text(4);
  endpoint.is_enabled = row.text(5) == "enabled";
  endpoint.disabled_reason = row.text(6);
  endpoint.disabled_at = row.optional_integer(7);
  endpoint.failing_since = row.optional_integer(8);
  endpoint.last_success_at = row.optional_integer(9);
  endpoint.last_failure_at = row.optional_integer(10);
  endpoint.last_failure = row.text(11);
  endpoint.created_by = row.text(12);
  endpoint.created_at = row.integer(13);
  return endpoint;
}

Status read_types(Database& database, WebhookEndpoint& endpoint) {
  auto types = database.fetch_all(
      "SELECT type FROM webhook_type WHERE tenant = ?1 AND endpoint_id = ?2 ORDER BY type",
      [](const Statement& row) { return std::string(row.text(0)); }, endpoint.tenant, endpoint.id);
  if (!types) return types.error();
  endpoint.types = *std::move(types);
  return Done{};
}

Status write_types(Transaction& transaction, const WebhookEndpoint& endpoint) {
  const auto removed = transaction->run("DELETE FROM webhook_type WHERE tenant = ?1 AND endpoint_id = ?2",
                                        endpoint.tenant, endpoint.id);
  if (!removed) return removed.error();
  for (const std::string& type : endpoint.types) {
    const auto added =
        transaction->run("INSERT INTO webhook_type (tenant, endpoint_id, type) VALUES (?1, ?2, ?3)",
                         endpoint.tenant, endpoint.id, type);
    if (!added) return added.error();
  }
  return Done{};
}

}  // namespace

Status insert_endpoint(Transaction& transaction, const WebhookEndpoint& endpoint) {
  const auto inserted = transaction->run(
      "INSERT INTO webhook_endpoint (tenant, id, url_sealed, description, signs, wants_all,"
      " state, resting_until,"
      " created_by, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'enabled', 0, ?7, ?8)",
      endpoint.tenant, endpoint.id, endpoint.url_sealed, endpoint.description, endpoint.signs,
      std::int64_t{endpoint.types.empty()}, endpoint.created_by, endpoint.created_at);
  if (!inserted) return inserted.error();
  return write_types(transaction, endpoint);
}

Result<std::optional<WebhookEndpoint>> find_endpoint(Database& database, std::string_view tenant,
                                                     const Id& id) {
  auto endpoint = database.fetch_one(
      "SELECT tenant, id, url_sealed, description, signs, state, disabled_reason, disabled_at, failing_since,"
      " last_success_at, last_failure_at, last_failure, created_by, created_at FROM webhook_endpoint"
      " WHERE tenant = ?1 AND id = ?2",
      read_endpoint, tenant, id);
  if (!endpoint || !*endpoint) return endpoint;
  if (Status read = read_types(database, **endpoint); !read) return read.error();
  return endpoint;
}

Result<std::int64_t> count_endpoints(Database& database, std::string_view tenant) {
  const auto count = database.fetch_one(
      "SELECT count(*) FROM webhook_endpoint WHERE tenant = ?1",
      [](const Statement& row) { return row.integer(0); }, tenant);
  if (!count) return count.error();
  return count->value_or(0);
}

Result<std::vector<WebhookEndpoint>> list_endpoints(Database& database, std::string_view tenant,
                                                    const Id& after, std::int64_t limit) {
  auto endpoints = database.fetch_all(
      "SELECT tenant, id, url_sealed, description, signs, state, disabled_reason, disabled_at, failing_since,"
      " last_success_at, last_failure_at, last_failure, created_by, created_at FROM webhook_endpoint"
      " WHERE tenant = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
      read_endpoint, tenant, after, limit);
  if (!endpoints) return endpoints;
  for (WebhookEndpoint& endpoint : *endpoints) {
    if (Status read = read_types(database, endpoint); !read) return read.error();
  }
  return endpoints;
}

Status update_endpoint(Transaction& transaction, const WebhookEndpoint& endpoint) {
  const auto updated = transaction->run(
      "UPDATE webhook_endpoint SET url_sealed = ?3, description = ?4, wants_all = ?5"
      " WHERE tenant = ?1 AND id = ?2",
      endpoint.tenant, endpoint.id, endpoint.url_sealed, endpoint.description,
      std::int64_t{endpoint.types.empty()});
  if (!updated) return updated.error();
  return write_types(transaction, endpoint);
}

Result<bool> remove_endpoint(Transaction& transaction, std::string_view tenant, const Id& id) {
  static constexpr std::string_view kStatements[] = {
      "DELETE FROM webhook_delivery WHERE tenant = ?1 AND endpoint_id = ?2",
      "DELETE FROM webhook_secret WHERE tenant = ?1 AND endpoint_id = ?2",
      "DELETE FROM webhook_type WHERE tenant = ?1 AND endpoint_id = ?2",
  };
  for (const std::string_view sql : kStatements) {
    const auto deleted = transaction->run(sql, tenant, id);
    if (!deleted) return deleted.error();
  }
  const auto removed =
      transaction->run("DELETE FROM webhook_endpoint WHERE tenant = ?1 AND id = ?2", tenant, id);
  if (!removed) return removed.error();
  return *removed == 1;
}

Result<bool> disable_endpoint(Transaction& transaction, std::string_view tenant, const Id& id,
                              std::string_view reason, Millis now) {
  const auto changed = transaction->run(
      "UPDATE webhook_endpoint SET state = 'disabled', disabled_reason = ?3, disabled_at = ?4"
      " WHERE tenant = ?1 AND id = ?2 AND state = 'enabled'",
      tenant, id, reason, now);
  if (!changed) return changed.error();
  if (*changed == 0) return false;
  if (Status held = hold_deliveries(transaction, tenant, id); !held) return held.error();
  return true;
}

Result<bool> enable_endpoint(Transaction& transaction, std::string_view tenant, const Id& id, Millis now) {
  const auto changed = transaction->run(
      "UPDATE webhook_endpoint SET state = 'enabled', disabled_reason = NULL, disabled_at = NULL, "
      "failing_since = NULL,"
      " resting_until = 0 WHERE tenant = ?1 AND id = ?2 AND state = 'disabled'",
      tenant, id);
  if (!changed) return changed.error();
  if (*changed == 0) return false;
  if (Status released = release_deliveries(transaction, tenant, id, now); !released) return released.error();
  return true;
}

Status note_success(Transaction& transaction, std::string_view tenant, const Id& id, Millis now) {
  const auto changed = transaction->run(
      "UPDATE webhook_endpoint SET last_success_at = ?3, failing_since = NULL WHERE tenant = ?1 AND id = ?2",
      tenant, id, now);
  if (!changed) return changed.error();
  return Done{};
}

Result<std::optional<Millis>> note_failure(Transaction& transaction, std::string_view tenant, const Id& id,
                                           Millis now, std::string_view answer) {
  return transaction->fetch_one(
      "UPDATE webhook_endpoint SET last_failure_at = ?3, last_failure = ?4, failing_since = "
      "coalesce(failing_since, ?3)"
      " WHERE tenant = ?1 AND id = ?2 RETURNING failing_since",
      [](const Statement& row) { return Millis{row.integer(0)}; }, tenant, id, now, answer);
}

Status rest_endpoint(Transaction& transaction, std::string_view tenant, const Id& id, Millis until) {
  const auto rested = transaction->run(
      "UPDATE webhook_endpoint SET resting_until = ?3 WHERE tenant = ?1 AND id = ?2 AND resting_until < ?3",
      tenant, id, until);
  if (!rested) return rested.error();
  const auto delayed = transaction->run(
      "UPDATE webhook_delivery SET next_attempt_at = ?3"
      " WHERE tenant = ?1 AND endpoint_id = ?2 AND state = 'waiting'"
      " AND lease_owner IS NULL AND next_attempt_at < ?3",
      tenant, id, until);
  if (!delayed) return delayed.error();
  return Done{};
}

Status add_secret(Transaction& transaction, std::string_view tenant, const Id& endpoint,
                  const WebhookSecret& secret, Millis old_ends_at) {
  const auto ended = transaction->run(
      "UPDATE webhook_secret SET ends_at = ?3 WHERE tenant = ?1 AND endpoint_id = ?2"
      " AND (ends_at IS NULL OR ends_at > ?3)",
      tenant, endpoint, old_ends_at);
  if (!ended) return ended.error();
  const auto added = transaction->run(
      "INSERT INTO webhook_secret (tenant, endpoint_id, id, secret_sealed) VALUES (?1, ?2, ?3, ?4)", tenant,
      endpoint, secret.id, secret.secret_sealed);
  if (!added) return added.error();
  return Done{};
}

Result<std::vector<WebhookSecret>> find_secrets(Database& database, std::string_view tenant,
                                                const Id& endpoint, Millis now) {
  return database.fetch_all(
      "SELECT id, secret_sealed FROM webhook_secret WHERE tenant = ?1 AND endpoint_id = ?2"
      " AND (ends_at IS NULL OR ends_at > ?3) ORDER BY ends_at IS NOT NULL, ends_at DESC, id DESC LIMIT 5",
      [](const Statement& row) {
        return WebhookSecret{row.array<16>(0), row.bytes(1)};
      },
      tenant, endpoint, now);
}

Result<std::int64_t> purge_secrets(Transaction& transaction, Millis now, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM webhook_secret WHERE (tenant, endpoint_id, id) IN (SELECT tenant, endpoint_id, id"
      " FROM webhook_secret WHERE ends_at <= ?1 LIMIT ?2)",
      now, limit);
}

}  // namespace guichet::store
