#include "store/code_requests.hpp"

namespace guichet::store {
namespace {

CodeRequest read_request(const Statement& row) {
  CodeRequest request;
  request.tenant = row.text(0);
  request.key_ix = row.array<32>(1);
  request.submission_id = row.array<16>(2);
  request.code_hash = row.array<32>(3);
  if (!row.is_null(4)) request.token_hash = row.array<32>(4);
  request.tries_left = row.integer(5);
  request.created_at = row.integer(6);
  request.expires_at = row.integer(7);
  return request;
}

Status done(const Result<std::int64_t>& changed) { return changed ? Status(Done{}) : changed.error(); }

}  // namespace

Status insert_code_request(Transaction& transaction, const CodeRequest& request) {
  return done(
      transaction->run("INSERT INTO code_request (tenant, key_ix, submission_id, code_hash, token_hash, "
                       "tries_left, created_at,"
                       " expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                       request.tenant, request.key_ix, request.submission_id, request.code_hash,
                       request.token_hash, request.tries_left, request.created_at, request.expires_at));
}

Result<std::optional<CodeRequest>> find_code_request(Database& database, std::string_view tenant,
                                                     const Bytes32& key_ix) {
  return database.fetch_one(
      "SELECT tenant, key_ix, submission_id, code_hash, token_hash, tries_left, created_at, expires_at"
      " FROM code_request WHERE tenant = ?1 AND key_ix = ?2",
      read_request, tenant, key_ix);
}

Result<std::optional<Bytes32>> find_open_request(Database& database, std::string_view tenant,
                                                 const Id& submission_id, Millis now) {
  return database.fetch_one(
      "SELECT key_ix FROM code_request WHERE tenant = ?1 AND submission_id = ?2 AND tries_left > 0"
      " AND expires_at > ?3",
      [](const Statement& row) { return row.array<32>(0); }, tenant, submission_id, now);
}

Status set_mailed_code(Transaction& transaction, std::string_view tenant, const Bytes32& key_ix,
                       const MailedCode& code) {
  return done(transaction->run(
      "UPDATE code_request SET code_hash = ?3, token_hash = ?4 WHERE tenant = ?1 AND key_ix = ?2", tenant,
      key_ix, code.code_hash, code.token_hash));
}

Result<bool> take_try(Transaction& transaction, std::string_view tenant, const Bytes32& key_ix, Millis now) {
  const auto taken = transaction->run(
      "UPDATE code_request SET tries_left = tries_left - 1"
      " WHERE tenant = ?1 AND key_ix = ?2 AND tries_left > 0 AND expires_at > ?3",
      tenant, key_ix, now);
  if (!taken) return taken.error();
  return *taken == 1;
}

Result<std::int64_t> purge_code_requests(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM code_request WHERE (tenant, key_ix) IN (SELECT tenant, key_ix FROM code_request"
      " WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
