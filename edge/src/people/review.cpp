#include "people/review.hpp"

#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "json/json.hpp"
#include "people/links.hpp"
#include "people/outcome.hpp"
#include "store/events.hpp"

namespace guichet::people {
namespace {

using store::Status;
using store::Transaction;

constexpr std::string_view kDecisions[] = {"same", "different", "later"};

// Whether somebody has decided; the score alone is nobody.
bool is_decided(const store::MatchReview& review) {
  return review.state == "decided" && review.decided_by != kByScore;
}

bool says(const store::MatchReview& review, Decision decision) {
  if (decision == Decision::kLater) return review.state == "later";
  return is_decided(review) && review.decision == decision_name(decision);
}

store::Result<bool> link_pair(Transaction& transaction, const store::MatchReview& review, Millis now) {
  const auto linked = link(transaction,
                           {review.tenant, review.account, review.candidate, LinkReason::kReview,
                            review.certainty, review.model_version},
                           now);
  if (!linked) return linked.error();
  return linked->is_linked();
}

Status put_off(Transaction& transaction, store::MatchReview& review, std::string_view by, Millis now) {
  review.state = "later";
  review.decision.reset();
  review.decided_at = now;
  review.decided_by = by;
  return store::delete_outcome(transaction, review.tenant, review.id);
}

Status close(Transaction& transaction, const crypto::Keys& keys, store::MatchReview& review,
             Decision decision, std::string_view by, Millis now) {
  if (decision == Decision::kLater) return put_off(transaction, review, by, now);
  const bool is_same = decision == Decision::kSame;
  const Status recorded = record_outcome(transaction, keys, review, is_same, OutcomeSource::kReview, now);
  return recorded ? settle(transaction, review, decision_name(decision), by, now) : recorded;
}

// Links the two or undoes their link. False, and nothing written, when they would be too many.
store::Result<bool> follow(Transaction& transaction, const store::MatchReview& review, Decision decision,
                           Millis now) {
  if (decision == Decision::kSame) return link_pair(transaction, review, now);
  const Status undone =
      unlink_pair(transaction, review.tenant, review.account, review.candidate, "review", now);
  if (!undone) return undone.error();
  return true;
}

}  // namespace

std::string_view decision_name(Decision decision) { return kDecisions[static_cast<std::size_t>(decision)]; }

std::optional<Decision> find_decision(std::string_view name) {
  for (const Decision decision : {Decision::kSame, Decision::kDifferent, Decision::kLater}) {
    if (decision_name(decision) == name) return decision;
  }
  return std::nullopt;
}

Status settle(Transaction& transaction, store::MatchReview& review, std::string_view decision,
              std::string_view by, Millis now) {
  review.state = "decided";
  review.decision = decision;
  review.decided_at = now;
  review.decided_by = by;
  return store::insert_event(transaction, {crypto::new_id(now), review.tenant, "review.decided", review.id,
                                           now, write_json(Json{{"decision", decision}, {"by", by}}),
                                           review.account});
}

store::Result<DecisionVerdict> decide(Transaction& transaction, const crypto::Keys& keys,
                                      const DecisionOrder& order, Millis now) {
  const auto found = store::find_review(transaction, order.tenant, order.review);
  if (!found) return found.error();
  if (!*found) return DecisionVerdict::kUnknown;
  store::MatchReview review = **found;
  if (says(review, order.decision)) return DecisionVerdict::kDone;
  if (is_decided(review) && !order.revises) return DecisionVerdict::kContradiction;
  const auto followed = follow(transaction, review, order.decision, now);
  if (!followed) return followed.error();
  if (!*followed) return DecisionVerdict::kTooMany;
  if (order.note) {
    review.note_sealed = crypto::seal(keys, *order.note, {review.tenant, "match_review.note", review.id});
  }
  if (const Status closed = close(transaction, keys, review, order.decision, order.by, now); !closed) {
    return closed.error();
  }
  if (const Status updated = store::update_review(transaction, review); !updated) return updated.error();
  return DecisionVerdict::kDone;
}

store::Result<UndoVerdict> undo(Transaction& transaction, const crypto::Keys& keys, std::string_view tenant,
                                const Id& link, std::string_view by, Millis now) {
  const auto found = store::find_link(transaction, tenant, link);
  if (!found) return found.error();
  if (!*found) return UndoVerdict::kUnknown;
  if ((*found)->undone_at) return UndoVerdict::kUndoneBefore;
  const auto undone = unlink(transaction, tenant, link, "api", now);
  if (!undone) return undone.error();
  auto review = store::find_review_of(transaction, tenant, (*found)->account_a, (*found)->account_b);
  if (!review) return review.error();
  if (!*review) return UndoVerdict::kUndone;
  const Status recorded = record_outcome(transaction, keys, **review, false, OutcomeSource::kUnlink, now);
  if (!recorded) return recorded.error();
  if (const Status settled = settle(transaction, **review, "different", by, now); !settled)
    return settled.error();
  if (const Status updated = store::update_review(transaction, **review); !updated) return updated.error();
  return UndoVerdict::kUndone;
}

}  // namespace guichet::people
