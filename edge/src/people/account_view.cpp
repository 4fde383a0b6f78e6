#include "people/account_view.hpp"

#include "crypto/ids.hpp"
#include "people/instant.hpp"
#include "people/pressure.hpp"
#include "store/submissions.hpp"

namespace guichet::people {
namespace {

std::string_view status_of(const store::Account& account) {
  return account.is_verified ? "verified" : "pending";
}

Json ids_json(const std::vector<Id>& ids) {
  Json json = Json::array();
  for (const Id& id : ids) json.push_back(crypto::id_text(id));
  return json;
}

Json link_json(const store::AccountLink& link) {
  return Json{{"id", crypto::id_text(link.id)},
              {"accounts", ids_json({link.account_a, link.account_b})},
              {"reason", link.reason},
              {"certainty", link.certainty},
              {"model_version", link.model_version},
              {"since", instant_text(link.created_at)}};
}

Json source_json(const Id& account, const store::Source& source) {
  return Json{{"account", crypto::id_text(account)},
              {"site", source.site},
              {"form", source.form_id},
              {"locale", source.locale},
              {"channel", source.channel},
              {"first_received", instant_text(source.first_at)},
              {"last_received", instant_text(source.last_at)},
              {"count", source.count},
              {"confirmed", source.confirmed},
              {"submissions", ids_json(source.submissions)}};
}

store::Result<Json> person_json(store::Database& database, std::string_view tenant, const Person& person) {
  Json accounts = Json::array();
  for (const Id& id : person.accounts) {
    const auto account = store::find_account(database, tenant, id);
    if (!account) return account.error();
    if (*account) accounts.push_back({{"id", crypto::id_text(id)}, {"status", status_of(**account)}});
  }
  Json links = Json::array();
  for (const store::AccountLink& link : person.links) links.push_back(link_json(link));
  return Json{{"accounts", std::move(accounts)}, {"links", std::move(links)}};
}

}  // namespace

Json account_json(const store::Account& account) {
  return Json{{"id", crypto::id_text(account.id)},
              {"status", status_of(account)},
              {"created_at", instant_text(account.created_at)},
              {"verified_at", account.verified_at ? Json(instant_text(*account.verified_at)) : Json()}};
}

store::Result<Json> sources_json(store::Database& database, std::string_view tenant,
                                 const std::vector<Id>& accounts) {
  Json sources = Json::array();
  for (const Id& account : accounts) {
    const auto own = store::find_sources(database, tenant, account);
    if (!own) return own.error();
    for (const store::Source& source : *own) sources.push_back(source_json(account, source));
  }
  return sources;
}

store::Result<std::optional<Json>> account_view(store::Database& database, std::string_view tenant,
                                                const Id& id, Millis now) {
  const auto account = store::find_account(database, tenant, id);
  if (!account) return account.error();
  if (!*account) return std::optional<Json>();
  const auto person = find_person(database, tenant, id);
  if (!person) return person.error();
  const auto accounts = person_json(database, tenant, *person);
  if (!accounts) return accounts.error();
  const auto sources = sources_json(database, tenant, person->accounts);
  if (!sources) return sources.error();
  const auto pressure = find_pressure(database, tenant, *person, {}, now);
  if (!pressure) return pressure.error();
  return std::optional<Json>(Json{{"v", 1},
                                  {"account", account_json(**account)},
                                  {"person", *accounts},
                                  {"sources", *sources},
                                  {"pressure", pressure_json(*pressure)}});
}

}  // namespace guichet::people
