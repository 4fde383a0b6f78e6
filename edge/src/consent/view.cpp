#include "consent/view.hpp"

#include "crypto/ids.hpp"
#include "people/instant.hpp"
#include "store/accounts.hpp"

namespace guichet::consent {

Json consent_json(const store::Consent& consent) {
  return {{"site", consent.site},
          {"purpose", consent.purpose},
          {"state", consent.state},
          {"form", consent.form_id},
          {"text_hash", consent.text_hash},
          {"confirmed_at", people::instant_text(consent.confirmed_at)},
          {"changed_at", people::instant_text(consent.changed_at)},
          {"proof", consent.proof_sequence}};
}

store::Result<std::optional<Json>> consents_view(store::Database& database, std::string_view tenant,
                                                 const Id& account) {
  const auto found = store::find_account(database, tenant, account);
  if (!found) return found.error();
  if (!*found) return std::optional<Json>();
  const auto consents = store::find_consents(database, tenant, account);
  if (!consents) return consents.error();
  Json list = Json::array();
  for (const store::Consent& consent : *consents) list.push_back(consent_json(consent));
  return std::optional<Json>(
      Json{{"v", 1}, {"account", crypto::id_text(account)}, {"consents", std::move(list)}});
}

}  // namespace guichet::consent
