#include "store/claims.hpp"

namespace guichet::store {
namespace {

Claim read_claim(const Statement& row) {
  return {row.array<16>(0), row.text(1) == "verified", row.integer(2), row.optional_integer(3)};
}

}  // namespace

Status insert_claim(Transaction& transaction, const ClaimKey& key, const Id& account_id, Millis now,
                    Millis expires_at) {
  const auto inserted = transaction->run(
      "INSERT INTO claim (tenant, kind, blind_ix, account_id, status, created_at, expires_at)"
      " VALUES (?1, ?2, ?3, ?4, 'pending', ?5, ?6)"
      " ON CONFLICT (tenant, kind, blind_ix, account_id) DO UPDATE SET expires_at = excluded.expires_at"
      " WHERE claim.status = 'pending' AND claim.expires_at < excluded.expires_at",
      key.tenant, key.kind, key.blind_ix, account_id, now, expires_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::vector<Claim>> find_claims(Database& database, const ClaimKey& key, std::int64_t limit) {
  return database.fetch_all(
      "SELECT account_id, status, created_at, expires_at FROM claim"
      " WHERE tenant = ?1 AND kind = ?2 AND blind_ix = ?3 ORDER BY status DESC, created_at DESC LIMIT ?4",
      read_claim, key.tenant, key.kind, key.blind_ix, limit);
}

Result<std::optional<Claim>> find_verified_claim(Database& database, const ClaimKey& key) {
  return database.fetch_one(
      "SELECT account_id, status, created_at, expires_at FROM claim"
      " WHERE tenant = ?1 AND kind = ?2 AND blind_ix = ?3 AND status = 'verified'",
      read_claim, key.tenant, key.kind, key.blind_ix);
}

Result<ClaimVerdict> verify_claim(Transaction& transaction, const ClaimKey& key, const Id& account_id,
                                  ProvedBy proved_by) {
  const std::string_view how = proved_by == ProvedBy::kMail ? "mail" : "provider";
  const auto verified = transaction->run(
      "UPDATE claim SET status = 'verified', expires_at = NULL,"
      " proved_by = CASE WHEN proved_by = 'mail' THEN proved_by ELSE ?5 END"
      " WHERE tenant = ?1 AND kind = ?2 AND blind_ix = ?3 AND account_id = ?4",
      key.tenant, key.kind, key.blind_ix, account_id, how);
  if (verified) return *verified == 1 ? ClaimVerdict::kWon : ClaimVerdict::kMissing;
  // The unique key on verified claims decides, not a look before the leap.
  if (verified.error().code == StoreErrc::kConstraint) return ClaimVerdict::kLost;
  return verified.error();
}

Result<bool> has_mail_proof(Database& database, std::string_view tenant, const Id& account_id) {
  const auto found = database.fetch_one(
      "SELECT 1 FROM claim WHERE tenant = ?1 AND account_id = ?2 AND kind = 'email' AND status = 'verified'"
      " AND proved_by = 'mail' LIMIT 1",
      [](const Statement&) { return true; }, tenant, account_id);
  if (!found) return found.error();
  return found->has_value();
}

Result<std::vector<Bytes32>> find_own_addresses(Database& database, std::string_view tenant, const Id& account_id,
                                                bool is_imported) {
  return database.fetch_all(
      "SELECT blind_ix FROM claim WHERE tenant = ?1 AND account_id = ?2 AND kind = 'email'"
      " AND (status = 'verified' OR ?3 <> 0)",
      [](const Statement& row) { return row.array<32>(0); }, tenant, account_id, std::int64_t{is_imported});
}

Status drop_pending_claims(Transaction& transaction, std::string_view tenant, const Id& account_id) {
  const auto dropped = transaction->run(
      "DELETE FROM claim WHERE tenant = ?1 AND account_id = ?2 AND status = 'pending'", tenant, account_id);
  if (!dropped) return dropped.error();
  return Done{};
}

Result<std::int64_t> purge_expired_claims(Transaction& transaction, Millis now, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM claim WHERE (tenant, kind, blind_ix, account_id) IN ("
      " SELECT tenant, kind, blind_ix, account_id FROM claim"
      " WHERE status = 'pending' AND expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
      now, limit);
}

}  // namespace guichet::store
