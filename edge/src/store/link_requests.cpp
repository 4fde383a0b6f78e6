#include "store/link_requests.hpp"

namespace guichet::store {
namespace {

LinkRequest read_request(const Statement& row) {
  return {std::string(row.text(0)), row.array<16>(1), row.array<16>(2), row.array<32>(3),
          row.array<32>(4),         row.bytes(5),     row.integer(6),   row.integer(7)};
}

}  // namespace

Status insert_link_request(Transaction& transaction, const LinkRequest& request) {
  const auto inserted = transaction->run(
      "INSERT INTO identity_link_request (tenant, submission_id, account_id, identity_ix, session_hash,"
      " person_sealed, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      request.tenant, request.submission, request.account, request.identity_ix, request.session_hash,
      request.person_sealed, request.created_at, request.expires_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<LinkRequest>> take_link_request(Transaction& transaction, std::string_view tenant,
                                                     const Id& submission) {
  return transaction->fetch_one(
      "DELETE FROM identity_link_request WHERE tenant = ?1 AND submission_id = ?2"
      " RETURNING tenant, submission_id, account_id, identity_ix, session_hash, person_sealed, created_at,"
      " expires_at",
      read_request, tenant, submission);
}

Result<std::int64_t> remove_other_link_requests(Transaction& transaction, std::string_view tenant,
                                                const Id& account, const Id& submission) {
  return transaction->run(
      "DELETE FROM identity_link_request WHERE tenant = ?1 AND account_id = ?2 AND submission_id <> ?3",
      tenant, account, submission);
}

Result<std::int64_t> purge_link_requests(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM identity_link_request WHERE (tenant, submission_id) IN (SELECT tenant, submission_id"
      " FROM identity_link_request WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
