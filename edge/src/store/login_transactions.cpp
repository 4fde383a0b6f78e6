#include "store/login_transactions.hpp"

namespace guichet::store {
namespace {

LoginTransaction read_row(const Statement& row) {
  return {std::string(row.text(0)), row.array<32>(1), std::string(row.text(2)), row.array<32>(3),
          row.bytes(4),             row.integer(5),   row.integer(6),           row.optional_integer(7)};
}

}  // namespace

Status insert_login_transaction(Transaction& transaction, const LoginTransaction& row) {
  const auto inserted = transaction->run(
      "INSERT INTO login_transaction (tenant, state_hash, provider, browser_hash, content_sealed, created_at,"
      " expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      row.tenant, row.state_hash, row.provider, row.browser_hash, row.content_sealed, row.created_at, row.expires_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<LoginTransaction>> find_login_transaction(Database& database, std::string_view tenant,
                                                               const Bytes32& state_hash) {
  return database.fetch_one(
      "SELECT tenant, state_hash, provider, browser_hash, content_sealed, created_at, expires_at, used_at"
      " FROM login_transaction WHERE tenant = ?1 AND state_hash = ?2",
      read_row, tenant, state_hash);
}

Result<std::optional<LoginTransaction>> find_waiting_login(Database& database, std::string_view tenant,
                                                           std::string_view provider, const Bytes32& browser_hash,
                                                           Millis now) {
  return database.fetch_one(
      "SELECT tenant, state_hash, provider, browser_hash, content_sealed, created_at, expires_at, used_at"
      " FROM login_transaction WHERE tenant = ?1 AND browser_hash = ?2 AND provider = ?3 AND used_at IS NULL"
      " AND expires_at > ?4 ORDER BY created_at DESC LIMIT 1",
      read_row, tenant, browser_hash, provider, now);
}

Result<bool> use_login_transaction(Transaction& transaction, std::string_view tenant, const Bytes32& state_hash,
                                   Millis now) {
  const auto changed = transaction->run(
      "UPDATE login_transaction SET used_at = ?3 WHERE tenant = ?1 AND state_hash = ?2 AND used_at IS NULL", tenant,
      state_hash, now);
  if (!changed) return changed.error();
  return *changed == 1;
}

Result<std::int64_t> purge_login_transactions(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM login_transaction WHERE (tenant, state_hash) IN (SELECT tenant, state_hash FROM login_transaction"
      " WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
