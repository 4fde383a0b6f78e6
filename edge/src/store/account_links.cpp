#include "store/account_links.hpp"

namespace guichet::store {
namespace {

AccountLink read_link(const Statement& row) {
  return {row.array<16>(0),         std::string(row.text(1)), row.array<16>(2),
          row.array<16>(3),         std::string(row.text(4)), row.real(5),
          std::string(row.text(6)), row.integer(7),           row.optional_integer(8)};
}

}  // namespace

Status insert_link(Transaction& transaction, const AccountLink& link) {
  const auto inserted = transaction->run(
      "INSERT INTO account_link (tenant, id, account_a, account_b, reason, certainty, model_version, "
      "created_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      link.tenant, link.id, link.account_a, link.account_b, link.reason, link.certainty, link.model_version,
      link.created_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<AccountLink>> find_link(Database& database, std::string_view tenant, const Id& id) {
  return database.fetch_one(
      "SELECT id, tenant, account_a, account_b, reason, certainty, model_version, created_at, undone_at"
      " FROM account_link WHERE tenant = ?1 AND id = ?2",
      read_link, tenant, id);
}

Result<std::optional<AccountLink>> find_active_link(Database& database, std::string_view tenant,
                                                    const Id& account_a, const Id& account_b) {
  return database.fetch_one(
      "SELECT id, tenant, account_a, account_b, reason, certainty, model_version, created_at, undone_at"
      " FROM account_link WHERE tenant = ?1 AND account_a = ?2 AND account_b = ?3 AND undone_at IS NULL",
      read_link, tenant, account_a, account_b);
}

Result<std::vector<AccountLink>> find_active_links(Database& database, std::string_view tenant,
                                                   const Id& account_id) {
  return database.fetch_all(
      "SELECT id, tenant, account_a, account_b, reason, certainty, model_version, created_at, undone_at"
      " FROM account_link WHERE tenant = ?1 AND account_a = ?2 AND undone_at IS NULL"
      " UNION ALL"
      " SELECT id, tenant, account_a, account_b, reason, certainty, model_version, created_at, undone_at"
      " FROM account_link WHERE tenant = ?1 AND account_b = ?2 AND undone_at IS NULL",
      read_link, tenant, account_id);
}

Result<bool> undo_link(Transaction& transaction, std::string_view tenant, const Id& id,
                       std::string_view reason, Millis now) {
  const auto changed = transaction->run(
      "UPDATE account_link SET undone_at = ?4, undone_reason = ?3"
      " WHERE tenant = ?1 AND id = ?2 AND undone_at IS NULL",
      tenant, id, reason, now);
  if (!changed) return changed.error();
  return *changed == 1;
}

}  // namespace guichet::store
