#include "consent/end.hpp"

#include "crypto/ids.hpp"
#include "store/events.hpp"

namespace guichet::consent {

store::Result<store::Consent> end_consent(store::Transaction& transaction, const crypto::Keys& keys,
                                          store::Consent consent, const End& end, Millis now) {
  const Json facts{{"site", consent.site}, {"purpose", consent.purpose}, {"via", end.via}};
  const auto sequence =
      proof::append(transaction, keys, {consent.tenant, consent.account, end.kind, facts, end.personal}, now);
  if (!sequence) return sequence.error();
  consent.state = end.kind;
  consent.changed_at = now;
  consent.proof_sequence = *sequence;
  if (end.kind == proof::kWithdrawn) consent.heard_at = now;
  if (const auto put = store::put_consent(transaction, consent); !put) return put.error();
  Json detail = facts;
  detail["proof"] = *sequence;
  const auto told = store::insert_event(
      transaction, {crypto::new_id(now), consent.tenant, "consent." + std::string(end.kind), consent.account,
                    now, write_json(detail), consent.account});
  if (!told) return told.error();
  return consent;
}

}  // namespace guichet::consent
