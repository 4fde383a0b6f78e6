#include "store/accounts.hpp"

#include "store/match_accounts.hpp"

namespace guichet::store {
namespace {

Account read_account(const Statement& row) {
  Account account;
  account.tenant = row.text(0);
  account.id = row.array<16>(1);
  account.is_verified = row.text(2) == "verified";
  account.profile_sealed = row.bytes(3);
  account.created_at = row.integer(4);
  account.verified_at = row.optional_integer(5);
  account.is_imported = row.integer(6) != 0;
  return account;
}

struct AccountKey {
  std::string tenant;
  Id id;
};

}  // namespace

Status insert_account(Transaction& transaction, const Account& account) {
  const std::string_view status = account.is_verified ? "verified" : "pending";
  const auto inserted = transaction->run(
      "INSERT INTO account (tenant, id, status, profile_sealed, created_at, verified_at, is_imported)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      account.tenant, account.id, status, account.profile_sealed, account.created_at, account.verified_at,
      std::int64_t{account.is_imported});
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<Account>> find_account(Database& database, std::string_view tenant, const Id& id) {
  return database.fetch_one(
      "SELECT tenant, id, status, profile_sealed, created_at, verified_at, is_imported FROM account"
      " WHERE tenant = ?1 AND id = ?2",
      read_account, tenant, id);
}

Result<bool> verify_account(Transaction& transaction, std::string_view tenant, const Id& id, Millis now) {
  const auto changed = transaction->run(
      "UPDATE account SET status = 'verified', verified_at = ?3"
      " WHERE tenant = ?1 AND id = ?2 AND status = 'pending'",
      tenant, id, now);
  if (!changed) return changed.error();
  return *changed == 1;
}

Status set_profile(Transaction& transaction, std::string_view tenant, const Id& id, ByteView profile_sealed) {
  auto changed = transaction->run("UPDATE account SET profile_sealed = ?3 WHERE tenant = ?1 AND id = ?2", tenant,
                                  ByteView(id), profile_sealed);
  if (!changed) return changed.error();
  return Done{};
}

// In an order that the foreign keys allow. What is mailed to an address goes with the account that has proved it.
Status delete_account(Transaction& transaction, std::string_view tenant, const Id& id) {
  if (Status removed = remove_match_account(transaction, tenant, id); !removed) return removed;
  static constexpr std::string_view kStatements[] = {
      "DELETE FROM outbox WHERE tenant = ?1 AND submission_id IN"
      " (SELECT id FROM submission WHERE tenant = ?1 AND account_id = ?2)",
      "DELETE FROM outbox WHERE tenant = ?1 AND recipient_ix IN (SELECT blind_ix FROM claim"
      " WHERE tenant = ?1 AND account_id = ?2 AND kind = 'email' AND status = 'verified')",
      "DELETE FROM suppression WHERE tenant = ?1 AND address_ix IN (SELECT blind_ix FROM claim"
      " WHERE tenant = ?1 AND account_id = ?2 AND kind = 'email' AND status = 'verified')",
      "DELETE FROM idempotency WHERE tenant = ?1 AND submission_id IN"
      " (SELECT id FROM submission WHERE tenant = ?1 AND account_id = ?2)",
      "DELETE FROM consent_request WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM consent WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM manage_link WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM proof_opening WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM proof_person WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM login_ticket WHERE tenant = ?1 AND (offered_id = ?2 OR identity_ix IN"
      " (SELECT identity_ix FROM account_identity WHERE tenant = ?1 AND account_id = ?2))",
      "DELETE FROM login_result WHERE tenant = ?1 AND (account_id = ?2 OR session_hash IN"
      " (SELECT hash FROM login_session WHERE tenant = ?1 AND account_id = ?2))",
      "DELETE FROM login_session WHERE tenant = ?1 AND (account_id = ?2 OR identity_ix IN"
      " (SELECT identity_ix FROM account_identity WHERE tenant = ?1 AND account_id = ?2))",
      "DELETE FROM identity_link_request WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM account_identity WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM token WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM token WHERE tenant = ?1 AND review_id IN"
      " (SELECT id FROM match_review WHERE tenant = ?1 AND (account_id = ?2 OR candidate_id = ?2))",
      "DELETE FROM match_review WHERE tenant = ?1 AND (account_id = ?2 OR candidate_id = ?2)",
      "DELETE FROM account_link WHERE tenant = ?1 AND (account_a = ?2 OR account_b = ?2)",
      "DELETE FROM contact_log WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM import_row WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM claim WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM code_request WHERE tenant = ?1 AND submission_id IN"
      " (SELECT id FROM submission WHERE tenant = ?1 AND account_id = ?2)",
      "DELETE FROM submission WHERE tenant = ?1 AND account_id = ?2",
      "DELETE FROM account WHERE tenant = ?1 AND id = ?2",
  };
  for (const std::string_view sql : kStatements) {
    const auto deleted = transaction->run(sql, tenant, id);
    if (!deleted) return deleted.error();
  }
  return Done{};
}

Result<std::int64_t> purge_unverified_accounts(Transaction& transaction, Millis before, std::int64_t limit) {
  const auto old = transaction->fetch_all(
      "SELECT tenant, id FROM account WHERE status = 'pending' AND is_imported = 0 AND created_at < ?1 ORDER BY created_at LIMIT ?2",
      [](const Statement& row) { return AccountKey{std::string(row.text(0)), row.array<16>(1)}; }, before, limit);
  if (!old) return old.error();
  for (const AccountKey& key : *old) {
    if (auto deleted = delete_account(transaction, key.tenant, key.id); !deleted) return deleted.error();
  }
  return static_cast<std::int64_t>(old->size());
}

}  // namespace guichet::store
