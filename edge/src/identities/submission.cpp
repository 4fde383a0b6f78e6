#include "identities/submission.hpp"

#include "identities/connect.hpp"
#include "identities/id_token.hpp"
#include "identities/situation.hpp"
#include "optin/proving.hpp"
#include "store/submissions.hpp"

namespace guichet::identities {
namespace {

using store::Transaction;

// A login that leads to an account already speaks for the address that this account has proved, and for no
// other.
store::Result<PresentedLogin> present_known(Transaction& transaction, const Id& account,
                                            const store::ClaimKey& typed) {
  const auto claim = store::find_verified_claim(transaction, typed);
  if (!claim) return claim.error();
  const bool is_own = *claim && (*claim)->account_id == account;
  return is_own ? PresentedLogin{LoginUse::kSignedIn, {}, account}
                : PresentedLogin{LoginUse::kNothing, {}, {}};
}

bool is_told(const Situation& situation, const store::ClaimKey& typed) {
  return situation.told.email && situation.told.email->claim.blind_ix == typed.blind_ix;
}

store::Result<PresentedLogin> by_rule(Transaction& transaction, const Situation& situation,
                                      const store::ClaimKey& typed) {
  if (situation.rule == Rule::kRefuse) return PresentedLogin{LoginUse::kExpired, {}, {}};
  if (situation.rule == Rule::kSignIn) return present_known(transaction, situation.identity->account, typed);
  if (!is_told(situation, typed)) return PresentedLogin{LoginUse::kWaits, {}, {}};
  if (situation.rule == Rule::kFresh) return PresentedLogin{LoginUse::kFresh, {}, {}};
  if (situation.rule == Rule::kConnect) return PresentedLogin{LoginUse::kSignedIn, {}, situation.holder};
  return PresentedLogin{LoginUse::kWaits, {}, {}};
}

store::Result<bool> has_session(Transaction& transaction, const Ticket& ticket, Millis now) {
  const auto session = store::find_session(transaction, ticket.row.tenant, ticket.row.session_hash, now);
  if (!session) return session.error();
  return *session && (*session)->identity_ix == ticket.row.identity_ix;
}

}  // namespace

store::Result<PresentedLogin> present_login(Transaction& transaction, const crypto::Keys& keys,
                                            const Settings* settings, const Presentation& presentation,
                                            Millis now) {
  if (presentation.ticket.empty()) return PresentedLogin{};
  const PresentedLogin expired{LoginUse::kExpired, {}, {}};
  if (settings == nullptr) return expired;
  auto ticket =
      find_ticket(transaction, keys, presentation.tenant, presentation.site, presentation.ticket, now);
  if (!ticket) return ticket.error();
  if (!*ticket) return expired;
  const auto is_first = store::use_login_ticket(transaction, (*ticket)->row.hash);
  if (!is_first) return is_first.error();
  const auto is_live = has_session(transaction, **ticket, now);
  if (!is_live) return is_live.error();
  if (!*is_first || !*is_live) return expired;
  const auto situation =
      find_situation(transaction, keys, *settings, presentation.tenant, (*ticket)->person, now);
  if (!situation) return situation.error();
  auto presented = by_rule(transaction, *situation, presentation.typed);
  if (presented) presented->ticket = **std::move(ticket);
  return presented;
}

store::Result<std::string> prove_by_login(Transaction& transaction, const crypto::Keys& keys,
                                          const signup::Policy& policy, const PresentedLogin& login,
                                          const LoginProof& proof, Millis now) {
  const std::string& tenant = proof.claim.tenant;
  const login::Person& person = login.ticket->person;
  const Bytes32& session_hash = login.ticket->row.session_hash;
  const auto submission = store::find_submission(transaction, tenant, proof.submission);
  if (!submission) return submission.error();
  const auto session = store::find_session(transaction, tenant, session_hash, now);
  if (!session) return session.error();
  const auto proved = optin::prove(
      transaction, keys, policy,
      {proof.claim,
       proof.account,
       **submission,
       {},
       consent::ByLogin{person.provider, person.issuer, person.subject, (*session)->signed_in_at}},
      now);
  if (!proved) return proved.error();
  const auto connected = connect(transaction, keys, *policy.identities,
                                 {tenant, proof.account, person, session_hash, !proved->is_first}, now);
  if (!connected) return connected.error();
  const auto signed_in = store::find_session(transaction, tenant, session_hash, now);
  if (!signed_in) return signed_in.error();
  return mint_id_token(transaction, keys, *policy.identities, **signed_in, now);
}

}  // namespace guichet::identities
