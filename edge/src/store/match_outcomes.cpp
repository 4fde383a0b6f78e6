#include "store/match_outcomes.hpp"

namespace guichet::store {
namespace {

MatchOutcome read_outcome(const Statement& row) {
  MatchOutcome outcome;
  outcome.tenant = row.text(0);
  outcome.id = row.array<16>(1);
  outcome.review = row.array<16>(2);
  outcome.score = row.real(3);
  outcome.certainty = row.real(4);
  outcome.is_same = row.integer(5) == 1;
  outcome.source = row.text(6);
  outcome.person_ix = row.array<32>(7);
  outcome.model_version = row.text(8);
  outcome.at = row.integer(9);
  return outcome;
}

}  // namespace

Status put_outcome(Transaction& transaction, const MatchOutcome& outcome) {
  if (const Status deleted = delete_outcome(transaction, outcome.tenant, outcome.review); !deleted)
    return deleted;
  const auto inserted = transaction->run(
      "INSERT INTO match_outcome (tenant, id, review_id, score, certainty, is_same, source, person_ix, "
      "model_version,"
      " at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      outcome.tenant, outcome.id, outcome.review, outcome.score, outcome.certainty,
      std::int64_t{outcome.is_same ? 1 : 0}, outcome.source, outcome.person_ix, outcome.model_version,
      outcome.at);
  if (!inserted) return inserted.error();
  return Done{};
}

Status delete_outcome(Transaction& transaction, std::string_view tenant, const Id& review) {
  const auto deleted =
      transaction->run("DELETE FROM match_outcome WHERE tenant = ?1 AND review_id = ?2", tenant, review);
  if (!deleted) return deleted.error();
  return Done{};
}

Result<std::vector<MatchOutcome>> list_outcomes(Database& database, std::string_view tenant, const Id& after,
                                                std::int64_t limit) {
  return database.fetch_all(
      "SELECT tenant, id, review_id, score, certainty, is_same, source, person_ix, model_version, at"
      " FROM match_outcome WHERE tenant = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
      read_outcome, tenant, after, limit);
}

}  // namespace guichet::store
