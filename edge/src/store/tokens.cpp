#include "store/tokens.hpp"

namespace guichet::store {
namespace {

Token read_token(const Statement& row) {
  Token token;
  token.hash = row.array<32>(0);
  token.claim = {std::string(row.text(1)), std::string(row.text(4)), row.array<32>(5)};
  token.submission_id = row.array<16>(2);
  token.account_id = row.array<16>(3);
  token.created_at = row.integer(6);
  token.expires_at = row.integer(7);
  token.used_at = row.optional_integer(8);
  token.purpose = row.text(9);
  token.review_id = row.optional_id(10);
  return token;
}

}  // namespace

Status insert_token(Transaction& transaction, const Token& token) {
  const auto inserted = transaction->run(
      "INSERT INTO token (hash, tenant, submission_id, account_id, claim_kind, claim_ix, purpose, created_at,"
      " expires_at, used_at, review_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      token.hash, token.claim.tenant, token.submission_id, token.account_id, token.claim.kind, token.claim.blind_ix,
      token.purpose, token.created_at, token.expires_at, token.used_at, token.review_id);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<Token>> find_token(Database& database, const Bytes32& hash, std::string_view purpose) {
  return database.fetch_one(
      "SELECT hash, tenant, submission_id, account_id, claim_kind, claim_ix, created_at, expires_at, used_at,"
      " purpose, review_id FROM token WHERE hash = ?1 AND purpose = ?2",
      read_token, hash, purpose);
}

Result<std::optional<Token>> find_newest_token(Database& database, const ClaimKey& claim) {
  return database.fetch_one(
      "SELECT hash, tenant, submission_id, account_id, claim_kind, claim_ix, created_at, expires_at, used_at,"
      " purpose, review_id FROM token WHERE tenant = ?1 AND claim_kind = ?2 AND claim_ix = ?3 AND purpose = 'confirm'"
      " ORDER BY created_at DESC, hash LIMIT 1",
      read_token, claim.tenant, claim.kind, claim.blind_ix);
}

Result<bool> mark_token_used(Transaction& transaction, const Bytes32& hash, Millis now) {
  const auto changed = transaction->run(
      "UPDATE token SET used_at = ?2 WHERE hash = ?1 AND used_at IS NULL AND expires_at > ?2", hash, now);
  if (!changed) return changed.error();
  return *changed == 1;
}

Result<std::int64_t> cancel_tokens(Transaction& transaction, std::string_view tenant, const Id& account_id,
                                   Millis now) {
  return transaction->run(
      "UPDATE token SET expires_at = ?3"
      " WHERE tenant = ?1 AND account_id = ?2 AND purpose = 'confirm' AND used_at IS NULL AND expires_at > ?3",
      tenant, account_id, now);
}

Result<std::int64_t> purge_tokens(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM token WHERE hash IN (SELECT hash FROM token WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
