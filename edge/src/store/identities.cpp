#include "store/identities.hpp"

namespace guichet::store {
namespace {

Identity read_identity(const Statement& row) {
  return {std::string(row.text(0)), row.array<16>(1), row.array<32>(2), row.array<16>(3),
          std::string(row.text(4)), row.bytes(5),     row.integer(6),   row.integer(7)};
}

}  // namespace

Status insert_identity(Transaction& transaction, const Identity& identity) {
  const auto inserted = transaction->run(
      "INSERT INTO account_identity (tenant, id, identity_ix, account_id, provider, subject_sealed, "
      "linked_at,"
      " last_used_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      identity.tenant, identity.id, identity.identity_ix, identity.account, identity.provider,
      identity.subject_sealed, identity.linked_at, identity.last_used_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<Identity>> find_identity(Database& database, std::string_view tenant,
                                              const Bytes32& identity_ix) {
  return database.fetch_one(
      "SELECT tenant, id, identity_ix, account_id, provider, subject_sealed, linked_at, last_used_at"
      " FROM account_identity WHERE tenant = ?1 AND identity_ix = ?2",
      read_identity, tenant, identity_ix);
}

Result<std::vector<Identity>> find_identities(Database& database, std::string_view tenant,
                                              const Id& account) {
  return database.fetch_all(
      "SELECT tenant, id, identity_ix, account_id, provider, subject_sealed, linked_at, last_used_at"
      " FROM account_identity WHERE tenant = ?1 AND account_id = ?2 ORDER BY linked_at, id",
      read_identity, tenant, account);
}

Status note_identity_used(Transaction& transaction, std::string_view tenant, const Id& id, Millis now) {
  const auto noted = transaction->run(
      "UPDATE account_identity SET last_used_at = ?3 WHERE tenant = ?1 AND id = ?2", tenant, id, now);
  if (!noted) return noted.error();
  return Done{};
}

Result<std::int64_t> remove_identity(Transaction& transaction, std::string_view tenant, const Id& account,
                                     const Id& id) {
  return transaction->run("DELETE FROM account_identity WHERE tenant = ?1 AND account_id = ?2 AND id = ?3",
                          tenant, account, id);
}

Result<std::int64_t> remove_identities(Transaction& transaction, std::string_view tenant, const Id& account) {
  return transaction->run("DELETE FROM account_identity WHERE tenant = ?1 AND account_id = ?2", tenant,
                          account);
}

}  // namespace guichet::store
