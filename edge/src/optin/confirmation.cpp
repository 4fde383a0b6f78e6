#include "optin/confirmation.hpp"

#include "consent/confirm.hpp"
#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "crypto/token.hpp"
#include "matching/index.hpp"
#include "people/confirmed.hpp"
#include "store/accounts.hpp"
#include "store/claims.hpp"
#include "store/events.hpp"
#include "store/match_accounts.hpp"
#include "store/submissions.hpp"
#include "store/tokens.hpp"

namespace guichet::optin {
namespace {

using store::Status;
using store::Transaction;

LinkState state_of(const store::Token& token, Millis now) {
  if (token.used_at) return LinkState::kAlready;
  return token.expires_at > now ? LinkState::kReady : LinkState::kInvalid;
}

Status record(Transaction& transaction, const store::Token& token, std::string_view kind, Millis now) {
  return store::insert_event(transaction, {crypto::new_id(now), token.claim.tenant, std::string(kind),
                                           token.account_id, now, "{}", token.account_id});
}

store::StoreError broken(std::string what) { return {store::StoreErrc::kCorrupt, std::move(what)}; }

Status take_values(Transaction& transaction, const crypto::Keys& keys, const store::Token& token,
                   const store::Submission& submission) {
  const std::string& tenant = token.claim.tenant;
  const auto values =
      crypto::open(keys, submission.values_sealed, {tenant, "submission.values", token.submission_id});
  if (!values) return broken("submission.values does not open");
  const Bytes profile = crypto::seal(keys, *values, {tenant, "account.profile", token.account_id});
  return store::set_profile(transaction, tenant, token.account_id, profile);
}

// From now on the account is found by what this submission says, not by what a stranger may have said before.
Status take_match_profile(Transaction& transaction, const crypto::Keys& keys, const store::Token& token,
                          const store::Submission& submission, Millis now) {
  const std::string& tenant = token.claim.tenant;
  if (!submission.match_profile_sealed) {  // made while accounts were not compared
    return store::remove_match_account(transaction, tenant, token.account_id);
  }
  auto profile = matching::open_submitted(keys, tenant, token.submission_id, *submission.match_profile_sealed);
  if (!profile) return broken("submission.match_profile does not open");
  return matching::index_account(transaction, keys, tenant, token.account_id, {*std::move(profile)}, now);
}

Status verify_values(Transaction& transaction, const crypto::Keys& keys, const store::Token& token,
                     const store::Submission& submission, Millis now) {
  const auto verified = store::verify_account(transaction, token.claim.tenant, token.account_id, now);
  if (!verified) return verified.error();
  if (const Status taken = take_values(transaction, keys, token, submission); !taken) return taken;
  if (const Status taken = take_match_profile(transaction, keys, token, submission, now); !taken) return taken;
  if (const Status recorded = record(transaction, token, "claim.verified", now); !recorded) return recorded;
  return people::after_confirmation(transaction, keys, token.claim.tenant, token.account_id, token.submission_id, now);
}

Status verify(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
              const store::Token& token, const store::Submission& submission, Millis now) {
  const auto verdict = store::verify_claim(transaction, token.claim, token.account_id);
  if (!verdict) return verdict.error();
  if (*verdict != store::ClaimVerdict::kWon) return record(transaction, token, "claim.lost", now);
  const auto only_adds = consent::only_adds(transaction, submission);
  if (!only_adds) return only_adds.error();
  const auto confirmed = store::confirm_submission(transaction, token.claim.tenant, token.submission_id, now);
  if (!confirmed) return confirmed.error();
  if (!*only_adds) {
    if (const Status done = verify_values(transaction, keys, token, submission, now); !done) return done;
  }
  return consent::confirm(
      transaction, keys, policy,
      {token.claim.tenant, token.account_id, token.submission_id, token.hash, token.claim.blind_ix}, now);
}

store::Result<store::Submission> find_submission(store::Database& database, const store::Token& token) {
  auto submission = store::find_submission(database, token.claim.tenant, token.submission_id);
  if (!submission) return submission.error();
  if (!*submission) return broken("a token without its submission");
  return **std::move(submission);
}

// A link, its submission while it is worth something, and what it is worth.
struct Found {
  LinkState state = LinkState::kInvalid;
  store::Token token;
  store::Submission submission;
};

// A wrong token and an expired one take the same path.
store::Result<Found> find(store::Database& database, const Bytes32& hash, Millis now) {
  auto token = store::find_token(database, hash);
  if (!token) return token.error();
  const LinkState state = *token ? state_of(**token, now) : LinkState::kInvalid;
  if (state == LinkState::kInvalid) return Found{};
  auto submission = find_submission(database, **token);
  if (!submission) return submission.error();
  return Found{state, **std::move(token), *std::move(submission)};
}

}  // namespace

store::Result<Link> look_up(store::Database& database, const crypto::Keys& keys, std::string_view text, Millis now) {
  const auto found = find(database, crypto::token_hash(keys, text), now);
  if (!found) return found.error();
  return Link{found->state, found->submission.locale};
}

store::Result<Link> confirm(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
                            std::string_view text, Millis now) {
  return confirm_hashed(transaction, keys, policy, crypto::token_hash(keys, text), now);
}

store::Result<Link> confirm_hashed(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
                                   const Bytes32& hash, Millis now) {
  const auto found = find(transaction, hash, now);
  if (!found) return found.error();
  if (found->state == LinkState::kInvalid) return Link{};
  const auto is_first = store::mark_token_used(transaction, hash, now);
  if (!is_first) return is_first.error();
  if (!*is_first) return Link{LinkState::kAlready, found->submission.locale};
  const Status done = verify(transaction, keys, policy, found->token, found->submission, now);
  if (!done) return done.error();
  return Link{LinkState::kDone, found->submission.locale};
}

}  // namespace guichet::optin
