#include "store/manage_links.hpp"

namespace guichet::store {

Status put_manage_link(Transaction& transaction, const ManageLink& link) {
  const auto put = transaction->run(
      "INSERT INTO manage_link (hash, tenant, account_id, scope, site, purpose, generation)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (hash) DO NOTHING",
      link.hash, link.tenant, link.account, link.scope, link.site, link.purpose, link.generation);
  if (!put) return put.error();
  return Done{};
}

Result<std::optional<ManageLink>> find_manage_link(Database& database, const Bytes32& hash,
                                                   std::string_view scope) {
  return database.fetch_one(
      "SELECT hash, tenant, account_id, scope, site, purpose, generation FROM manage_link"
      " WHERE hash = ?1 AND scope = ?2",
      [](const Statement& row) {
        return ManageLink{
            row.array<32>(0),         std::string(row.text(1)), row.array<16>(2), std::string(row.text(3)),
            std::string(row.text(4)), std::string(row.text(5)), row.integer(6)};
      },
      hash, scope);
}

}  // namespace guichet::store
