#include "store/oppositions.hpp"

namespace guichet::store {

Status put_opposition(Transaction& transaction, std::string_view tenant, const Bytes32& fingerprint,
                      Millis now) {
  const auto put = transaction->run(
      "INSERT INTO opposition (tenant, fingerprint, at) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (tenant, fingerprint) DO UPDATE SET at = excluded.at",
      tenant, fingerprint, now);
  if (!put) return put.error();
  return Done{};
}

Result<bool> is_opposed(Database& database, std::string_view tenant, const Bytes32& fingerprint) {
  const auto found = database.fetch_one(
      "SELECT at FROM opposition WHERE tenant = ?1 AND fingerprint = ?2",
      [](const Statement& row) { return row.integer(0); }, tenant, fingerprint);
  if (!found) return found.error();
  return found->has_value();
}

Result<bool> remove_opposition(Transaction& transaction, std::string_view tenant,
                               const Bytes32& fingerprint) {
  const auto removed =
      transaction->run("DELETE FROM opposition WHERE tenant = ?1 AND fingerprint = ?2", tenant, fingerprint);
  if (!removed) return removed.error();
  return *removed == 1;
}

Result<std::int64_t> purge_oppositions(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM opposition WHERE (tenant, fingerprint) IN (SELECT tenant, fingerprint FROM opposition"
      " WHERE at < ?1 ORDER BY at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
