#include "optin/confirmation.hpp"

#include "crypto/token.hpp"
#include "optin/proving.hpp"
#include "store/submissions.hpp"
#include "store/tokens.hpp"

namespace guichet::optin {
namespace {

using store::Transaction;

LinkState state_of(const store::Token& token, Millis now) {
  if (token.used_at) return LinkState::kAlready;
  return token.expires_at > now ? LinkState::kReady : LinkState::kInvalid;
}

store::StoreError broken(std::string what) { return {store::StoreErrc::kCorrupt, std::move(what)}; }

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

store::Result<identities::Completion> use(Transaction& transaction, const crypto::Keys& keys,
                                          const signup::Policy& policy, const Found& found,
                                          const identities::Browser& browser, Millis now) {
  const store::Token& token = found.token;
  const auto proved =
      prove(transaction, keys, policy, {token.claim, token.account_id, found.submission, token.hash}, now);
  if (!proved) return proved.error();
  if (!proved->is_won || policy.identities == nullptr) return identities::Completion{};
  return identities::complete_link(transaction, keys, *policy.identities,
                                   {token.claim.tenant, token.submission_id, token.account_id, proved->is_first},
                                   browser, now);
}

}  // namespace

store::Result<Link> look_up(store::Database& database, const crypto::Keys& keys, std::string_view text, Millis now) {
  const auto found = find(database, crypto::token_hash(keys, text), now);
  if (!found) return found.error();
  return Link{found->state, found->submission.locale};
}

store::Result<Confirmed> confirm(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
                                 std::string_view text, const identities::Browser& browser, Millis now) {
  return confirm_hashed(transaction, keys, policy, crypto::token_hash(keys, text), browser, now);
}

store::Result<Confirmed> confirm_hashed(Transaction& transaction, const crypto::Keys& keys,
                                        const signup::Policy& policy, const Bytes32& hash,
                                        const identities::Browser& browser, Millis now) {
  const auto found = find(transaction, hash, now);
  if (!found) return found.error();
  if (found->state == LinkState::kInvalid) return Confirmed{};
  const auto is_first = store::mark_token_used(transaction, hash, now);
  if (!is_first) return is_first.error();
  if (!*is_first) return Confirmed{{LinkState::kAlready, found->submission.locale}};
  auto login = use(transaction, keys, policy, *found, browser, now);
  if (!login) return login.error();
  return Confirmed{{LinkState::kDone, found->submission.locale}, *std::move(login)};
}

}  // namespace guichet::optin
