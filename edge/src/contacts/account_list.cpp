#include "contacts/account_list.hpp"

#include <algorithm>

#include "people/account_view.hpp"
#include "people/instant.hpp"
#include "store/submissions.hpp"

namespace guichet::contacts {

store::Result<Json> account_list(store::Database& database, std::string_view tenant,
                                 const store::AccountFilter& filter, const Id& after, std::size_t limit) {
  const auto accounts =
      store::list_accounts(database, tenant, filter, after, static_cast<std::int64_t>(limit) + 1);
  if (!accounts) return accounts.error();
  Json list = Json::array();
  for (std::size_t i = 0; i < std::min(limit, accounts->size()); ++i) {
    list.push_back(people::account_json((*accounts)[i]));
  }
  Json next = accounts->size() > limit ? list.back()["id"] : Json();
  return Json{{"v", 1}, {"accounts", std::move(list)}, {"next", std::move(next)}};
}

store::Result<Json> source_totals(store::Database& database, std::string_view tenant) {
  const auto totals = store::sum_up_sources(database, tenant);
  if (!totals) return totals.error();
  Json list = Json::array();
  for (const store::SourceTotal& total : *totals) {
    list.push_back({{"site", total.site},
                    {"form", total.form_id},
                    {"channel", total.channel},
                    {"submissions", total.submissions},
                    {"confirmed", total.confirmed},
                    {"accounts", total.accounts},
                    {"last_received", people::instant_text(total.last_at)}});
  }
  return Json{{"v", 1}, {"sources", std::move(list)}};
}

}  // namespace guichet::contacts
