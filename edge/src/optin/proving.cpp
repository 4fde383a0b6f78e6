#include "optin/proving.hpp"

#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "identities/reset.hpp"
#include "matching/index.hpp"
#include "people/confirmed.hpp"
#include "store/accounts.hpp"
#include "store/events.hpp"
#include "store/match_accounts.hpp"

namespace guichet::optin {
namespace {

using store::Status;
using store::Transaction;

store::StoreError broken(std::string what) { return {store::StoreErrc::kCorrupt, std::move(what)}; }

// The steps of one proof, which share the same surroundings.
class Proving {
 public:
  Proving(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
          const Proof& proof, Millis now)
      : transaction_(transaction), keys_(keys), policy_(policy), proof_(proof), now_(now) {}

  store::Result<Proved> run() {
    const auto by = proof_.login ? store::ProvedBy::kProvider : store::ProvedBy::kMail;
    const auto verdict = store::verify_claim(transaction_, proof_.claim, proof_.account, by);
    if (!verdict) return verdict.error();
    if (*verdict != store::ClaimVerdict::kWon) return lose();
    const auto only_adds = consent::only_adds(transaction_, proof_.submission);
    if (!only_adds) return only_adds.error();
    const auto confirmed = store::confirm_submission(transaction_, tenant(), proof_.submission.id, now_);
    if (!confirmed) return confirmed.error();
    if (!*only_adds) {
      if (const Status done = take_over(); !done) return done.error();
    }
    const Status consented = consent::confirm(transaction_, keys_, policy_,
                                              {tenant(), proof_.account, proof_.submission.id,
                                               proof_.token_hash, proof_.claim.blind_ix, proof_.login},
                                              now_);
    if (!consented) return consented.error();
    return Proved{true, is_first_};
  }

 private:
  const std::string& tenant() const { return proof_.claim.tenant; }

  store::Result<Proved> lose() {
    const Status recorded = record("claim.lost");
    if (!recorded) return recorded.error();
    return Proved{};
  }

  Status record(std::string_view kind) {
    return store::insert_event(transaction_, {crypto::new_id(now_), tenant(), std::string(kind),
                                              proof_.account, now_, "{}", proof_.account});
  }

  Status take_over() {
    const auto verified = store::verify_account(transaction_, tenant(), proof_.account, now_);
    if (!verified) return verified.error();
    is_first_ = *verified;
    if (is_first_) {
      const Status reset =
          identities::reset_account(transaction_, tenant(), proof_.account, proof_.submission.id, now_);
      if (!reset) return reset;
    }
    if (const Status taken = take_values(); !taken) return taken;
    if (const Status taken = take_match_profile(); !taken) return taken;
    if (const Status recorded = record("claim.verified"); !recorded) return recorded;
    return people::after_confirmation(transaction_, keys_, tenant(), proof_.account, proof_.submission.id,
                                      now_);
  }

  Status take_values() {
    const auto values = crypto::open(keys_, proof_.submission.values_sealed,
                                     {tenant(), "submission.values", proof_.submission.id});
    if (!values) return broken("submission.values does not open");
    const Bytes profile = crypto::seal(keys_, *values, {tenant(), "account.profile", proof_.account});
    return store::set_profile(transaction_, tenant(), proof_.account, profile);
  }

  // From now on the account is found by what this submission says, not by what a stranger may have said
  // before.
  Status take_match_profile() {
    const auto& sealed = proof_.submission.match_profile_sealed;
    if (!sealed) {  // made while accounts were not compared
      return store::remove_match_account(transaction_, tenant(), proof_.account);
    }
    auto profile = matching::open_submitted(keys_, tenant(), proof_.submission.id, *sealed);
    if (!profile) return broken("submission.match_profile does not open");
    return matching::index_account(transaction_, keys_, tenant(), proof_.account, {*std::move(profile)},
                                   now_);
  }

  Transaction& transaction_;
  const crypto::Keys& keys_;
  const signup::Policy& policy_;
  const Proof& proof_;
  const Millis now_;
  bool is_first_ = false;
};

}  // namespace

store::Result<Proved> prove(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
                            const Proof& proof, Millis now) {
  return Proving(transaction, keys, policy, proof, now).run();
}

}  // namespace guichet::optin
