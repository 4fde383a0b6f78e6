#include "store/consent_requests.hpp"

namespace guichet::store {

Status insert_consent_request(Transaction& transaction, const ConsentRequest& request) {
  const auto inserted = transaction->run(
      "INSERT INTO consent_request (tenant, submission_id, purpose, account_id, site, form_id, form_hash, "
      "text_hash,"
      " visit_sealed, requested_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      request.tenant, request.submission, request.purpose, request.account, request.site, request.form_id,
      request.form_hash, request.text_hash, request.visit_sealed, request.requested_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::vector<ConsentRequest>> find_consent_requests(Database& database, std::string_view tenant,
                                                          const Id& submission) {
  return database.fetch_all(
      "SELECT tenant, submission_id, purpose, account_id, site, form_id, form_hash, text_hash, visit_sealed,"
      " requested_at FROM consent_request WHERE tenant = ?1 AND submission_id = ?2 ORDER BY purpose",
      [](const Statement& row) {
        return ConsentRequest{std::string(row.text(0)),
                              row.array<16>(1),
                              std::string(row.text(2)),
                              row.array<16>(3),
                              std::string(row.text(4)),
                              std::string(row.text(5)),
                              std::string(row.text(6)),
                              std::string(row.text(7)),
                              row.bytes(8),
                              row.integer(9)};
      },
      tenant, submission);
}

Result<std::int64_t> purge_consent_requests(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM consent_request WHERE (tenant, submission_id, purpose) IN (SELECT tenant, submission_id, "
      "purpose"
      " FROM consent_request WHERE requested_at < ?1 ORDER BY requested_at LIMIT ?2)",
      before, limit);
}

Result<std::int64_t> remove_other_requests(Transaction& transaction, std::string_view tenant, const Id& account,
                                           const Id& submission) {
  return transaction->run(
      "DELETE FROM consent_request WHERE tenant = ?1 AND account_id = ?2 AND submission_id <> ?3", tenant, account,
      submission);
}

}  // namespace guichet::store
