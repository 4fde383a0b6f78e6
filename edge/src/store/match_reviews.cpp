#include "store/match_reviews.hpp"

// What every SELECT reads, in the order of read_review().
#define GUICHET_REVIEW_COLUMNS                                                                        \
  "SELECT id, tenant, account_id, candidate_id, submission_id, band, score, certainty, household,"    \
  " model_version, explanation_sealed, state, decision, created_at, agreed_submission_id, agreed_at," \
  " decided_at, decided_by, note_sealed FROM match_review"

namespace guichet::store {
namespace {

std::optional<std::string> optional_text(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return std::string(row.text(column));
}

MatchReview read_review(const Statement& row) {
  MatchReview review;
  review.id = row.array<16>(0);
  review.tenant = row.text(1);
  review.account = row.array<16>(2);
  review.candidate = row.array<16>(3);
  review.submission = row.array<16>(4);
  review.band = row.text(5);
  review.score = row.real(6);
  review.certainty = row.real(7);
  review.household = row.real(8);
  review.model_version = row.text(9);
  review.explanation_sealed = row.bytes(10);
  review.state = row.text(11);
  review.decision = optional_text(row, 12);
  review.created_at = row.integer(13);
  review.agreed_submission = row.optional_id(14);
  review.agreed_at = row.optional_integer(15);
  review.decided_at = row.optional_integer(16);
  review.decided_by = optional_text(row, 17);
  if (!row.is_null(18)) review.note_sealed = row.bytes(18);
  return review;
}

}  // namespace

Status insert_review(Transaction& transaction, const MatchReview& review) {
  const auto inserted = transaction->run(
      "INSERT INTO match_review (tenant, id, account_id, candidate_id, submission_id, band, score, certainty,"
      " household, model_version, explanation_sealed, state, decision, created_at, agreed_submission_id, "
      "agreed_at,"
      " decided_at, decided_by, note_sealed)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
      review.tenant, review.id, review.account, review.candidate, review.submission, review.band,
      review.score, review.certainty, review.household, review.model_version, review.explanation_sealed,
      review.state, review.decision, review.created_at, review.agreed_submission, review.agreed_at,
      review.decided_at, review.decided_by, review.note_sealed);
  if (!inserted) return inserted.error();
  return Done{};
}

Status update_review(Transaction& transaction, const MatchReview& review) {
  const auto updated = transaction->run(
      "UPDATE match_review SET submission_id = ?3, band = ?4, score = ?5, certainty = ?6, household = ?7,"
      " model_version = ?8, explanation_sealed = ?9, state = ?10, decision = ?11, agreed_submission_id = ?12,"
      " agreed_at = ?13, decided_at = ?14, decided_by = ?15, note_sealed = ?16 WHERE tenant = ?1 AND id = ?2",
      review.tenant, review.id, review.submission, review.band, review.score, review.certainty,
      review.household, review.model_version, review.explanation_sealed, review.state, review.decision,
      review.agreed_submission, review.agreed_at, review.decided_at, review.decided_by, review.note_sealed);
  if (!updated) return updated.error();
  return Done{};
}

Result<std::optional<MatchReview>> find_review(Database& database, std::string_view tenant, const Id& id) {
  return database.fetch_one(GUICHET_REVIEW_COLUMNS " WHERE tenant = ?1 AND id = ?2", read_review, tenant, id);
}

// The sign before id keeps SQLite from walking through all reviews in the order of their ids, to save the
// sorting of two.
Result<std::optional<MatchReview>> find_review_of(Database& database, std::string_view tenant,
                                                  const Id& account, const Id& other) {
  return database.fetch_one(GUICHET_REVIEW_COLUMNS
                            " WHERE tenant = ?1 AND ((account_id = ?2 AND candidate_id = ?3)"
                            " OR (account_id = ?3 AND candidate_id = ?2)) ORDER BY +id LIMIT 1",
                            read_review, tenant, account, other);
}

Result<std::vector<MatchReview>> find_agreed_reviews(Database& database, std::string_view tenant,
                                                     const Id& submission) {
  return database.fetch_all(GUICHET_REVIEW_COLUMNS
                            " WHERE tenant = ?1 AND agreed_submission_id = ?2 ORDER BY id",
                            read_review, tenant, submission);
}

Result<std::vector<MatchReview>> list_reviews(Database& database, std::string_view tenant,
                                              std::string_view state, const Id& after, std::int64_t limit) {
  return database.fetch_all(GUICHET_REVIEW_COLUMNS
                            " WHERE tenant = ?1 AND state = ?2 AND id > ?3 ORDER BY id LIMIT ?4",
                            read_review, tenant, state, after, limit);
}

}  // namespace guichet::store
