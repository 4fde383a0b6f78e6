#include "consent/withdraw.hpp"

#include "consent/end.hpp"

namespace guichet::consent {
namespace {

bool is_meant(const store::Consent& consent, const Withdrawal& withdrawal) {
  return consent.state == store::kConfirmed && (withdrawal.site.empty() || consent.site == withdrawal.site) &&
         (withdrawal.purpose.empty() || consent.purpose == withdrawal.purpose);
}

proof::Fields personal_fields(const Visit& visit) {
  return {{"ip", visit.ip_text}, {"user_agent", visit.user_agent}};
}

}  // namespace

store::Result<std::vector<store::Consent>> withdraw(store::Transaction& transaction, const crypto::Keys& keys,
                                                    const Withdrawal& withdrawal, Millis now) {
  const auto consents = store::find_consents(transaction, withdrawal.tenant, withdrawal.account);
  if (!consents) return consents.error();
  std::vector<store::Consent> withdrawn;
  for (const store::Consent& consent : *consents) {
    if (!is_meant(consent, withdrawal)) continue;
    const auto ended =
        end_consent(transaction, keys, consent,
                    {proof::kWithdrawn, withdrawal.via, personal_fields(withdrawal.visit)}, now);
    if (!ended) return ended.error();
    withdrawn.push_back(*ended);
  }
  return withdrawn;
}

}  // namespace guichet::consent
