#include "store/login_results.hpp"

namespace guichet::store {
namespace {

LoginResult read_result(const Statement& row) {
  LoginResult result;
  result.code_hash = row.array<32>(0);
  result.tenant = row.text(1);
  result.site = row.text(2);
  if (!row.is_null(3)) result.challenge = row.array<32>(3);
  if (!row.is_null(4)) result.session_hash = row.array<32>(4);
  result.account = row.optional_id(5);
  result.content_sealed = row.bytes(6);
  result.expires_at = row.integer(7);
  return result;
}

}  // namespace

Status insert_login_result(Transaction& transaction, const LoginResult& result) {
  const auto inserted = transaction->run(
      "INSERT INTO login_result (code_hash, tenant, site, challenge, session_hash, account_id, "
      "content_sealed,"
      " expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      result.code_hash, result.tenant, result.site, result.challenge, result.session_hash, result.account,
      result.content_sealed, result.expires_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<LoginResult>> find_login_result(Database& database, const Bytes32& code_hash) {
  return database.fetch_one(
      "SELECT code_hash, tenant, site, challenge, session_hash, account_id, content_sealed, expires_at"
      " FROM login_result WHERE code_hash = ?1",
      read_result, code_hash);
}

Result<bool> remove_login_result(Transaction& transaction, const Bytes32& code_hash) {
  const auto removed = transaction->run("DELETE FROM login_result WHERE code_hash = ?1", code_hash);
  if (!removed) return removed.error();
  return *removed == 1;
}

Result<std::int64_t> purge_login_results(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM login_result WHERE code_hash IN (SELECT code_hash FROM login_result WHERE expires_at < ?1"
      " ORDER BY expires_at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
