#include "store/suppressions.hpp"

namespace guichet::store {

Result<bool> insert_suppression(Transaction& transaction, const Suppression& suppression) {
  const auto inserted = transaction->run(
      "INSERT INTO suppression (tenant, address_ix, reason, detail, at) VALUES (?1, ?2, ?3, ?4, ?5)"
      " ON CONFLICT (tenant, address_ix) DO NOTHING",
      suppression.tenant, suppression.address_ix, suppression.reason, suppression.detail, suppression.at);
  if (!inserted) return inserted.error();
  return *inserted == 1;
}

Result<std::optional<Suppression>> find_suppression(Database& database, std::string_view tenant,
                                                    const Bytes32& address_ix) {
  return database.fetch_one(
      "SELECT tenant, address_ix, reason, detail, at FROM suppression WHERE tenant = ?1 AND address_ix = ?2",
      [](const Statement& row) {
        return Suppression{std::string(row.text(0)), row.array<32>(1), std::string(row.text(2)),
                           std::string(row.text(3)), row.integer(4)};
      },
      tenant, address_ix);
}

Result<bool> remove_suppression(Transaction& transaction, std::string_view tenant,
                                const Bytes32& address_ix) {
  const auto removed =
      transaction->run("DELETE FROM suppression WHERE tenant = ?1 AND address_ix = ?2", tenant, address_ix);
  if (!removed) return removed.error();
  return *removed == 1;
}

Result<SuppressionCounts> count_suppressions(Database& database, std::string_view tenant) {
  const auto counts = database.fetch_one(
      "SELECT count(CASE WHEN reason = 'bounced' THEN 1 END), count(CASE WHEN reason = 'complained' THEN 1 "
      "END),"
      " count(CASE WHEN reason = 'manual' THEN 1 END) FROM suppression WHERE tenant = ?1",
      [](const Statement& row) {
        return SuppressionCounts{row.integer(0), row.integer(1), row.integer(2)};
      },
      tenant);
  if (!counts) return counts.error();
  return counts->value_or(SuppressionCounts{});
}

}  // namespace guichet::store
