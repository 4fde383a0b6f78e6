#include "store/export_state.hpp"

namespace guichet::store {

Result<std::optional<ExportState>> find_export_state(Database& database, std::string_view tenant,
                                                     std::string_view scope) {
  return database.fetch_one(
      "SELECT number, at FROM export_state WHERE tenant = ?1 AND scope = ?2",
      [](const Statement& row) {
        return ExportState{row.integer(0), row.integer(1)};
      },
      tenant, scope);
}

Status put_export_state(Transaction& transaction, std::string_view tenant, std::string_view scope,
                        const ExportState& state) {
  const auto put = transaction->run(
      "INSERT INTO export_state (tenant, scope, number, at) VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT (tenant, scope) DO UPDATE SET number = ?3, at = ?4",
      tenant, scope, state.number, state.at);
  if (!put) return put.error();
  return Done{};
}

}  // namespace guichet::store
