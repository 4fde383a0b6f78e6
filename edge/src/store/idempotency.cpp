#include "store/idempotency.hpp"

namespace guichet::store {
namespace {

KeptAnswer read_answer(const Statement& row) {
  KeptAnswer answer;
  answer.tenant = row.text(0);
  answer.route = row.text(1);
  answer.key_hash = row.array<32>(2);
  answer.request_hash = row.array<32>(3);
  answer.status = row.integer(4);
  answer.answer_sealed = row.bytes(5);
  answer.created_at = row.integer(6);
  return answer;
}

}  // namespace

Status insert_idempotency(Transaction& transaction, const KeptAnswer& answer) {
  const auto inserted = transaction->run(
      "INSERT INTO idempotency (tenant, route, key_hash, request_hash, status, answer_sealed, created_at,"
      " submission_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      answer.tenant, answer.route, answer.key_hash, answer.request_hash, answer.status, answer.answer_sealed,
      answer.created_at, answer.submission_id);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<KeptAnswer>> find_idempotency(Database& database, std::string_view tenant,
                                                   std::string_view route, const Bytes32& key_hash) {
  return database.fetch_one(
      "SELECT tenant, route, key_hash, request_hash, status, answer_sealed, created_at FROM idempotency"
      " WHERE tenant = ?1 AND route = ?2 AND key_hash = ?3",
      read_answer, tenant, route, key_hash);
}

Result<std::int64_t> purge_idempotency(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM idempotency WHERE (tenant, route, key_hash) IN (SELECT tenant, route, key_hash FROM idempotency"
      " WHERE created_at < ?1 ORDER BY created_at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
