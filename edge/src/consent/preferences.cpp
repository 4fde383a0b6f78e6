#include "consent/preferences.hpp"

#include "consent/information.hpp"
#include "crypto/ids.hpp"
#include "people/instant.hpp"
#include "store/consent_texts.hpp"
#include "store/consents.hpp"
#include "store/identities.hpp"

namespace guichet::consent {
namespace {

// "25 novembre 2026", in UTC.
std::string date_text(const localize::Localizer& localizer, std::string_view locale, Millis instant) {
  const std::string iso = people::instant_text(instant);
  const std::string day = iso.substr(8, 2);
  return localizer.text(locale, "date.text",
                        {{"day", day[0] == '0' ? day.substr(1) : day},
                         {"month", localizer.text(locale, "date.month." + iso.substr(5, 2))},
                         {"year", iso.substr(0, 4)}});
}

store::Result<Json> consent_data(store::Database& database, const Settings& settings,
                                 const store::Consent& consent, std::string_view locale) {
  const auto text =
      store::find_text(database, consent.tenant, consent.form_id, consent.purpose, consent.text_hash);
  if (!text) return text.error();
  const localize::Parameters dates{{"given", date_text(*settings.localizer, locale, consent.confirmed_at)},
                                   {"ended", date_text(*settings.localizer, locale, consent.changed_at)}};
  return Json{{"site", consent.site},
              {"purpose", consent.purpose},
              {"title", settings.forms->purpose_title(consent.purpose, locale)},
              {"text", *text ? (*text)->content : std::string()},
              {"state", settings.localizer->text(locale, "page.preferences.state." + consent.state, dates)},
              {"is_confirmed", consent.state == store::kConfirmed}};
}

// Consents come by site, so that one site's stand together.
void add(Json& sites, const Settings& settings, const store::Consent& consent, Json data) {
  if (sites.empty() || sites.back()["id"] != consent.site) {
    sites.push_back(
        {{"id", consent.site}, {"name", settings.site_name(consent.site)}, {"consents", Json::array()}});
  }
  sites.back()["consents"].push_back(std::move(data));
}

// The logins that are connected: which, since when, last used when.
store::Result<Json> logins_data(store::Database& database, const Settings& settings, std::string_view tenant,
                                const Id& account, std::string_view locale) {
  const auto identities = store::find_identities(database, tenant, account);
  if (!identities) return identities.error();
  Json list = Json::array();
  for (const store::Identity& identity : *identities) {
    const localize::Parameters dates{{"linked", date_text(*settings.localizer, locale, identity.linked_at)},
                                     {"used", date_text(*settings.localizer, locale, identity.last_used_at)}};
    list.push_back({{"id", crypto::id_text(identity.id)},
                    {"name", settings.provider_name(identity.provider)},
                    {"since", settings.localizer->text(locale, "page.preferences.login_since", dates)}});
  }
  return list;
}

}  // namespace

store::Result<Json> preferences_data(store::Database& database, const Settings& settings,
                                     std::string_view tenant, const Id& account, std::string_view locale) {
  const auto consents = store::find_consents(database, tenant, account);
  if (!consents) return consents.error();
  Json sites = Json::array();
  std::vector<std::string> purposes;
  bool has_confirmed = false;
  for (const store::Consent& consent : *consents) {
    auto data = consent_data(database, settings, consent, locale);
    if (!data) return data;
    has_confirmed = has_confirmed || consent.state == store::kConfirmed;
    purposes.push_back((*data)["title"].get<std::string>());
    add(sites, settings, consent, *std::move(data));
  }
  auto logins = logins_data(database, settings, tenant, account, locale);
  if (!logins) return logins.error();
  const bool has_logins = !logins->empty();
  const std::string notice = information(settings, locale, purposes);
  return Json{{"sites", std::move(sites)},
              {"has_consents", !consents->empty()},
              {"has_confirmed", has_confirmed},
              {"logins", *std::move(logins)},
              {"has_logins", has_logins},
              {"information", notice},
              {"has_information", !notice.empty()}};
}

}  // namespace guichet::consent
