#include "people/join.hpp"

#include "crypto/ids.hpp"
#include "crypto/token.hpp"
#include "people/links.hpp"
#include "people/outcome.hpp"
#include "people/review.hpp"
#include "store/events.hpp"
#include "store/submissions.hpp"
#include "store/tokens.hpp"

namespace guichet::people {
namespace {

using store::Status;
using store::Transaction;

// A token, the pair it is for, and what it is worth now.
struct Asked {
  LinkState state = LinkState::kInvalid;
  store::Token token;
  store::MatchReview review;
};

bool is_settled_otherwise(const store::MatchReview& review) { return review.decision == "different"; }

LinkState state_of(const store::Token& token, Millis now) {
  if (token.used_at) return LinkState::kAlready;
  return token.expires_at > now ? LinkState::kReady : LinkState::kInvalid;
}

// Control of the address is what the click proves: it has to be the account's still.
store::Result<bool> still_holds(store::Database& database, const store::Token& token) {
  const auto claim = store::find_verified_claim(database, token.claim);
  if (!claim) return claim.error();
  return *claim && (*claim)->account_id == token.account_id;
}

store::Result<Asked> find(store::Database& database, const crypto::Keys& keys, std::string_view text,
                          Millis now) {
  if (!crypto::is_token(text)) return Asked{};
  const auto token = store::find_token(database, crypto::token_hash(keys, text), store::kJoinToken);
  if (!token) return token.error();
  if (!*token) return Asked{};
  const auto review = store::find_review(database, (*token)->claim.tenant, *(*token)->review_id);
  if (!review) return review.error();
  if (!*review || is_settled_otherwise(**review)) return Asked{};
  const auto holds = still_holds(database, **token);
  if (!holds) return holds.error();
  return Asked{*holds ? state_of(**token, now) : LinkState::kInvalid, **token, **review};
}

store::Result<Link> to_link(store::Database& database, const Asked& asked) {
  if (asked.state == LinkState::kInvalid) return Link{};
  auto locale = store::find_account_locale(database, asked.token.claim.tenant, asked.token.account_id);
  if (!locale) return locale.error();
  return Link{asked.state, *std::move(locale)};
}

// Keeps the consent, for the submission that was asked about.
Status agree(Transaction& transaction, const Asked& asked, store::MatchReview& review, Millis now) {
  review.agreed_submission = asked.token.submission_id;
  review.agreed_at = now;
  if (const Status updated = store::update_review(transaction, review); !updated) return updated;
  return store::insert_event(transaction,
                             {crypto::new_id(now), review.tenant, "match.proved", review.id, now, "{}", review.account});
}

store::Result<bool> is_confirmed(store::Database& database, const store::MatchReview& review) {
  if (!review.agreed_submission) return false;
  const auto submission = store::find_submission(database, review.tenant, *review.agreed_submission);
  if (!submission) return submission.error();
  return *submission && (*submission)->confirmed_at.has_value();
}

}  // namespace

store::Result<Link> look_up_join(store::Database& database, const crypto::Keys& keys,
                                     std::string_view text, Millis now) {
  const auto asked = find(database, keys, text, now);
  if (!asked) return asked.error();
  return to_link(database, *asked);
}

store::Result<Link> join(Transaction& transaction, const crypto::Keys& keys, std::string_view text,
                             Millis now) {
  auto asked = find(transaction, keys, text, now);
  if (!asked) return asked.error();
  if (asked->state != LinkState::kReady) return to_link(transaction, *asked);
  const auto is_first = store::mark_token_used(transaction, asked->token.hash, now);
  if (!is_first) return is_first.error();
  if (*is_first) {
    if (const Status agreed = agree(transaction, *asked, asked->review, now); !agreed) return agreed.error();
    if (const Status done = complete_join(transaction, keys, asked->review, now); !done) return done.error();
  }
  asked->state = LinkState::kDone;
  return to_link(transaction, *asked);
}

Status complete_join(Transaction& transaction, const crypto::Keys& keys, store::MatchReview review,
                     Millis now) {
  if (review.state == "decided" && review.decided_by != kByScore) return Done{};
  const auto confirmed = is_confirmed(transaction, review);
  if (!confirmed) return confirmed.error();
  if (!*confirmed) return Done{};
  const auto linked = link(transaction,
                           {review.tenant, review.account, review.candidate, LinkReason::kProof,
                            review.certainty, review.model_version},
                           now);
  if (!linked) return linked.error();
  if (!linked->is_linked()) return Done{};  // too many: left to people
  const Status recorded = record_outcome(transaction, keys, review, true, OutcomeSource::kProof, now);
  if (!recorded) return recorded;
  if (const Status settled = settle(transaction, review, "same", kByProof, now); !settled) return settled;
  return store::update_review(transaction, review);
}

}  // namespace guichet::people
