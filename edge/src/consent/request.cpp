#include "consent/request.hpp"

#include <algorithm>

#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "json/json.hpp"
#include "store/consent_requests.hpp"
#include "store/consent_texts.hpp"
#include "store/consents.hpp"
#include "store/events.hpp"

namespace guichet::consent {
namespace {

Json visit_json(const Request& request) {
  return {{"address", request.address},
          {"address_canonical", request.canonical},
          {"page", request.visit.page_url},
          {"ip", request.visit.ip_text},
          {"user_agent", request.visit.user_agent}};
}

Json event_detail(const Request& request) {
  Json purposes = Json::array();
  for (const Ticked& ticked : request.ticked) purposes.push_back(ticked.purpose);
  return {{"site", request.site}, {"form", request.form_id}, {"purposes", purposes}};
}

}  // namespace

store::Result<std::optional<std::string>> find_unpublished(store::Database& database, std::string_view tenant,
                                                           std::string_view form_id,
                                                           const std::vector<Ticked>& ticked) {
  for (const Ticked& each : ticked) {
    const auto text = store::find_text(database, tenant, form_id, each.purpose, each.text_hash);
    if (!text) return text.error();
    if (!*text) return std::optional(each.purpose);
  }
  return std::optional<std::string>();
}

store::Status record_requests(store::Transaction& transaction, const crypto::Keys& keys,
                              const Request& request, Millis now) {
  if (request.ticked.empty()) return Done{};
  const Bytes sealed = crypto::seal(keys, write_json(visit_json(request)),
                                    {request.tenant, "consent_request.visit", request.submission});
  for (const Ticked& ticked : request.ticked) {
    const auto inserted = store::insert_consent_request(
        transaction, {request.tenant, request.submission, ticked.purpose, request.account, request.site,
                      request.form_id, request.form_hash, ticked.text_hash, sealed, now});
    if (!inserted) return inserted;
  }
  return store::insert_event(
      transaction, {crypto::new_id(now), request.tenant, "consent.requested", request.submission, now,
                    write_json(event_detail(request)), request.account});
}

store::Result<bool> asks_for_more(store::Database& database, std::string_view tenant, const Id& account,
                                  std::string_view site, const std::vector<Ticked>& ticked) {
  const auto consents = store::find_consents(database, tenant, account);
  if (!consents) return consents.error();
  return std::any_of(ticked.begin(), ticked.end(), [&](const Ticked& wanted) {
    return std::none_of(consents->begin(), consents->end(), [&](const store::Consent& consent) {
      return consent.site == site && consent.purpose == wanted.purpose && consent.state == store::kConfirmed;
    });
  });
}

}  // namespace guichet::consent
