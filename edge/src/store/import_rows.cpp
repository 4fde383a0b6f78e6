#include "store/import_rows.hpp"

namespace guichet::store {

Result<std::optional<ImportRow>> find_import_row(Database& database, std::string_view tenant,
                                                 std::string_view silo, const Bytes32& row_ix) {
  return database.fetch_one(
      "SELECT content_ix, account_id, imported_at FROM import_row WHERE tenant = ?1 AND silo = ?2 AND row_ix "
      "= ?3",
      [&](const Statement& row) {
        return ImportRow{std::string(tenant), std::string(silo), row_ix,
                         row.array<32>(0),    row.array<16>(1),  row.integer(2)};
      },
      tenant, silo, row_ix);
}

Status put_import_row(Transaction& transaction, const ImportRow& row) {
  const auto put = transaction->run(
      "INSERT INTO import_row (tenant, silo, row_ix, content_ix, account_id, imported_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (tenant, silo, row_ix) DO UPDATE"
      " SET content_ix = excluded.content_ix, account_id = excluded.account_id, imported_at = "
      "excluded.imported_at",
      row.tenant, row.silo, row.row_ix, row.content_ix, row.account_id, row.imported_at);
  if (!put) return put.error();
  return Done{};
}

}  // namespace guichet::store
