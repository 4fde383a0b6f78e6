#include "contacts/account_list.hpp"
#include "contacts/event_list.hpp"
#include "contacts/filter.hpp"
#include "people/account_view.hpp"
#include "people/email_address.hpp"
#include "people/instant.hpp"
#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "store/accounts.hpp"

namespace guichet::routes {
namespace {

using store::AccountFilter;
using Kind = AccountFilter::Kind;

std::optional<std::string> text_of(const Query& query, std::string_view name) {
  const auto found = query.find(name);
  return found == query.end() ? std::nullopt : std::optional(found->second);
}

Result<std::optional<Millis>> query_instant(const Query& query, std::string_view name) {
  const auto text = text_of(query, name);
  if (!text) return std::optional<Millis>();
  const auto at = people::parse_instant(*text);
  if (!at) return Error{Errc::kRequestBadValue, append_pointer("", name)};
  return at;
}

// "purpose:state"
Result<AccountFilter> consent_filter(const std::string& text) {
  const auto colon = text.find(':');
  AccountFilter filter{Kind::kConsent};
  filter.purpose = text.substr(0, colon);
  filter.state = colon == std::string::npos ? "" : text.substr(colon + 1);
  if (filter.purpose->empty() || !contacts::is_consent_state(*filter.state)) {
    return Error{Errc::kRequestBadValue, "/consent"};
  }
  return filter;
}

Result<AccountFilter> query_filter(const Query& query) {
  std::vector<AccountFilter> parts;
  if (const auto status = text_of(query, "status")) {
    if (*status != "verified" && *status != "pending") return Error{Errc::kRequestBadValue, "/status"};
    parts.push_back({Kind::kVerified, {}, *status == "verified"});
  }
  AccountFilter source{Kind::kSource};
  source.site = text_of(query, "site");
  source.form = text_of(query, "form");
  source.locale = text_of(query, "locale");
  if (source.site || source.form || source.locale) parts.push_back(source);
  AccountFilter created{Kind::kCreated};
  const auto since = query_instant(query, "since");
  if (!since) return since.error();
  const auto until = query_instant(query, "until");
  if (!until) return until.error();
  created.since = *since;
  created.until = *until;
  if (*since || *until) parts.push_back(created);
  if (const auto consent = text_of(query, "consent")) {
    auto filter = consent_filter(*consent);
    if (!filter) return filter;
    parts.push_back(*std::move(filter));
  }
  return contacts::all_of(std::move(parts));
}

Result<Reading> list_accounts(const http::Request& request) {
  const auto query = read_query(
      request, {"status", "site", "form", "locale", "since", "until", "consent", "limit", "after"});
  if (!query) return query.error();
  auto filter = query_filter(*query);
  if (!filter) return filter.error();
  const auto page = query_page(*query);
  if (!page) return page.error();
  return Reading{[filter = *filter, page = *page](store::Database& database) -> store::Result<Reply> {
    auto list = contacts::account_list(database, kTenant, filter, page.after, page.limit);
    if (!list) return list.error();
    return Reply(*std::move(list));
  }};
}

Result<Reading> search_accounts(const Services& services, const http::Request& request) {
  const auto body = read_body(request, {"v", "email"});
  if (!body) return body.error();
  const auto address = read_email_member(services, *body);
  if (!address) return address.error();
  return Reading{[&services, claim = address->claim](store::Database& database) -> store::Result<Reply> {
    const auto id = people::find_account_of(database, claim, services.clock());
    if (!id) return id.error();
    if (!*id) return Reply(Json{{"v", 1}, {"account", nullptr}});
    const auto account = store::find_account(database, kTenant, **id);
    if (!account) return account.error();
    return Reply(Json{{"v", 1}, {"account", *account ? people::account_json(**account) : Json()}});
  }};
}

store::Result<Reply> answer_events(store::Database& database, const store::EventQuery& query,
                                   const NumberedPage& page) {
  const auto events = store::list_events(database, kTenant, query, page.limit + 1);
  if (!events) return events.error();
  return Reply(page_json(*events, page, "events", contacts::event_json));
}

Result<Reading> list_account_events(const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  const auto query = read_query(request, {"kind", "limit", "after"});
  if (!query) return query.error();
  const auto page = query_numbered_page(*query);
  if (!page) return page.error();
  return Reading{[page = *page, asked = store::EventQuery{page->after, text_of(*query, "kind"), *id}](
                     store::Database& database) { return answer_events(database, asked, page); }};
}

Result<Reading> list_events(const http::Request& request) {
  const auto query = read_query(request, {"kind", "limit", "after"});
  if (!query) return query.error();
  const auto page = query_numbered_page(*query);
  if (!page) return page.error();
  return Reading{[page = *page, asked = store::EventQuery{page->after, text_of(*query, "kind")}](
                     store::Database& database) { return answer_events(database, asked, page); }};
}

Result<Reading> list_sources(const http::Request& request) {
  if (const auto query = read_query(request, {}); !query) return query.error();
  return Reading{[](store::Database& database) -> store::Result<Reply> {
    auto totals = contacts::source_totals(database, kTenant);
    if (!totals) return totals.error();
    return Reply(*std::move(totals));
  }};
}

}  // namespace

void add_account_list_routes(http::Router& router, const Services& services) {
  router.add("GET", "/v1/accounts", reads(services, list_accounts));
  router.add("POST", "/v1/accounts/search", reads(services, [&services](const http::Request& request) {
               return search_accounts(services, request);
             }));
  router.add("GET", "/v1/accounts/{id}/events", reads(services, list_account_events));
  router.add("GET", "/v1/events", reads(services, list_events));
  router.add("GET", "/v1/sources", reads(services, list_sources));
}

}  // namespace guichet::routes
