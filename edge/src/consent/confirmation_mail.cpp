#include "consent/confirmation_mail.hpp"

#include "consent/information.hpp"
#include "consent/opposition.hpp"
#include "consent/settings.hpp"
#include "store/consent_requests.hpp"
#include "store/oppositions.hpp"

namespace guichet::consent {

store::Status prepare_mail(store::Database& database, const crypto::Keys& keys, const signup::Policy& policy,
                           signup::MailOrder& order) {
  const auto opposed = store::is_opposed(database, order.tenant,
                                         opposition_fingerprint(keys, order.tenant, order.claim.blind_ix));
  if (!opposed) return opposed.error();
  order.is_opposed = *opposed;
  if (policy.consent == nullptr) return Done{};
  const auto requests = store::find_consent_requests(database, order.tenant, order.submission);
  if (!requests) return requests.error();
  std::vector<std::string> titles;
  for (const store::ConsentRequest& request : *requests) {
    titles.push_back(policy.consent->forms->purpose_title(request.purpose, order.locale));
  }
  order.details =
      Json{{"purposes", titles}, {"information", information(*policy.consent, order.locale, titles)}};
  if (!requests->empty()) order.details["site"] = requests->front().site;
  return Done{};
}

}  // namespace guichet::consent
