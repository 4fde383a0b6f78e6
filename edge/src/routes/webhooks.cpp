#include <algorithm>

#include "crypto/ids.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "routes/webhook_endpoint.hpp"
#include "text/utf8.hpp"
#include "webhooks/endpoint.hpp"
#include "webhooks/endpoint_view.hpp"
#include "outbound/url.hpp"

namespace guichet::routes {
namespace {

Result<std::string> read_url(const Services& services, const Json& body) {
  auto url = required_string(body, "url", "", outbound::kMaxUrl);
  if (!url) return url;
  if (!outbound::may_send_to(*url, services.private_webhooks ? outbound::Reach::kAnywhere : outbound::Reach::kPublic)) return Error{Errc::kRequestBadValue, "/url"};
  return url;
}

Result<std::vector<std::string>> read_types(const Json& body) {
  const Json* list = find_member(body, "types");
  std::vector<std::string> types;
  if (list == nullptr || list->is_null()) return types;
  if (!list->is_array()) return Error{Errc::kRequestWrongType, "/types"};
  if (list->empty() || list->size() > webhooks::kMaxTypes) return Error{Errc::kRequestBadValue, "/types"};
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Json& type = (*list)[i];
    if (!type.is_string()) return Error{Errc::kRequestWrongType, append_pointer("/types", i)};
    types.push_back(type.get<std::string>());
    if (!webhooks::is_event_type(types.back()))
      return Error{Errc::kRequestBadValue, append_pointer("/types", i)};
  }
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  return types;
}

Result<webhooks::Scheme> read_scheme(const Json& body) {
  const auto name = optional_string(body, "signs", "", 8);
  if (!name) return name.error();
  if (*name && **name != "v1" && **name != "v1a") return Error{Errc::kRequestBadValue, "/signs"};
  return webhooks::scheme_of(name->value_or("v1"));
}

Result<webhooks::EndpointOrder> read_order(const Services& services, const Json& body) {
  auto url = read_url(services, body);
  if (!url) return url.error();
  auto description = optional_string(body, "description", "", webhooks::kMaxDescription);
  if (!description) return description.error();
  auto types = read_types(body);
  if (!types) return types.error();
  return webhooks::EndpointOrder{*std::move(url), description->value_or(""), *std::move(types)};
}

// The endpoint as it is now, and what its receiver is to be told.
store::Result<Reply> answer_endpoint(store::Database& database, const Services& services, const Id& id,
                                     const std::optional<std::string>& key = {}) {
  const auto endpoint = store::find_endpoint(database, kTenant, id);
  if (!endpoint) return endpoint.error();
  if (!*endpoint) return Reply(Error{Errc::kHttpNotFound});
  auto json = webhooks::endpoint_json(database, services.keys, **endpoint);
  if (!json) return json.error();
  Json answer{{"v", 1}, {"webhook", *std::move(json)}};
  if (key) answer["key"] = *key;
  return Reply(std::move(answer));
}

Result<Writing> create(const Services& services, const http::Request& request, const Caller& caller) {
  const auto body = read_body(request, {"v", "url", "signs", "types", "description"});
  if (!body) return body.error();
  auto order = read_order(services, *body);
  if (!order) return order.error();
  const auto scheme = read_scheme(*body);
  if (!scheme) return scheme.error();
  return Writing{[&services, order = *order, scheme = *scheme,
                  by = caller.site](store::Transaction& transaction) -> store::Result<Reply> {
    const auto count = store::count_endpoints(transaction, kTenant);
    if (!count) return count.error();
    if (*count >= webhooks::kMaxEndpoints) return Reply(Error{Errc::kWebhookTooMany});
    const auto created =
        webhooks::create(transaction, services.keys, kTenant, order, scheme, by, services.clock());
    if (!created) return created.error();
    return answer_endpoint(transaction, services, created->id, created->key);
  }};
}

Result<Reading> list(const Services& services, const http::Request& request) {
  const auto query = read_query(request, {"limit", "after"});
  if (!query) return query.error();
  const auto page = query_page(*query);
  if (!page) return page.error();
  return Reading{[&services, page = *page](store::Database& database) -> store::Result<Reply> {
    const auto found =
        store::list_endpoints(database, kTenant, page.after, static_cast<std::int64_t>(page.limit) + 1);
    if (!found) return found.error();
    Json webhooks = Json::array();
    for (std::size_t i = 0; i < std::min(page.limit, found->size()); ++i) {
      auto json = webhooks::endpoint_json(database, services.keys, (*found)[i]);
      if (!json) return json.error();
      webhooks.push_back(*std::move(json));
    }
    Json next = found->size() > page.limit ? webhooks.back()["id"] : Json();
    return Reply(Json{{"v", 1}, {"webhooks", std::move(webhooks)}, {"next", std::move(next)}});
  }};
}

Result<Reading> read_one(const Services& services, const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  return Reading{
      [&services, id = *id](store::Database& database) { return answer_endpoint(database, services, id); }};
}

// What a PATCH changes; members that are not there stay as they are.
struct Change {
  std::optional<std::string> url;
  std::optional<std::string> description;
  std::optional<std::vector<std::string>> types;
  std::optional<bool> is_enabled;
};

Result<Change> read_change(const Services& services, const http::Request& request) {
  const auto body = read_body(request, {"v", "url", "types", "description", "enabled"});
  if (!body) return body.error();
  Change change;
  if (find_member(*body, "url") != nullptr) {
    auto url = read_url(services, *body);
    if (!url) return url.error();
    change.url = *std::move(url);
  }
  auto description = optional_string(*body, "description", "", webhooks::kMaxDescription);
  if (!description) return description.error();
  change.description = *std::move(description);
  if (find_member(*body, "types") != nullptr) {
    auto types = read_types(*body);
    if (!types) return types.error();
    change.types = *std::move(types);
  }
  const Json* enabled = find_member(*body, "enabled");
  if (enabled != nullptr && !enabled->is_boolean()) return Error{Errc::kRequestWrongType, "/enabled"};
  if (enabled != nullptr) change.is_enabled = enabled->get<bool>();
  return change;
}

store::Status carry_out(store::Transaction& transaction, const Services& services,
                        const store::WebhookEndpoint& endpoint, const Change& change) {
  const auto url = webhooks::open_url(services.keys, kTenant, endpoint.id, endpoint.url_sealed);
  if (!url) return url.error();
  const webhooks::EndpointOrder order{change.url.value_or(*url),
                                      change.description.value_or(endpoint.description),
                                      change.types.value_or(endpoint.types)};
  if (auto changed = webhooks::change(transaction, services.keys, endpoint, order); !changed) return changed;
  if (!change.is_enabled) return Done{};
  const Millis now = services.clock();
  const auto switched = *change.is_enabled
                            ? store::enable_endpoint(transaction, kTenant, endpoint.id, now)
                            : webhooks::disable(transaction, kTenant, endpoint.id, "asked", now);
  if (!switched) return switched.error();
  return Done{};
}

Result<Writing> change(const Services& services, const http::Request& request) {
  auto wanted = read_change(services, request);
  if (!wanted) return wanted.error();
  return on_endpoint(
      request,
      [&services, wanted = *wanted](store::Transaction& transaction,
                                    const store::WebhookEndpoint& endpoint) -> store::Result<Reply> {
        const auto done = carry_out(transaction, services, endpoint, wanted);
        if (!done) return done.error();
        return answer_endpoint(transaction, services, endpoint.id);
      });
}

Result<Writing> rotate(const Services& services, const http::Request& request) {
  if (const auto body = read_body(request, {"v"}); !body) return body.error();
  return on_endpoint(request,
                     [&services](store::Transaction& transaction,
                                 const store::WebhookEndpoint& endpoint) -> store::Result<Reply> {
                       const auto key =
                           webhooks::rotate(transaction, services.keys, endpoint, services.clock());
                       if (!key) return key.error();
                       return answer_endpoint(transaction, services, endpoint.id, *key);
                     });
}

Result<Writing> remove(const http::Request& request) {
  return on_endpoint(
      request,
      [](store::Transaction& transaction, const store::WebhookEndpoint& endpoint) -> store::Result<Reply> {
        const auto removed = store::remove_endpoint(transaction, kTenant, endpoint.id);
        if (!removed) return removed.error();
        return Reply(Json());
      });
}

}  // namespace

Result<Writing> on_endpoint(const http::Request& request, EndpointJob job) {
  const auto id = path_id(request);
  if (!id) return id.error();
  return Writing{[id = *id, job = std::move(job)](store::Transaction& transaction) -> store::Result<Reply> {
    const auto endpoint = store::find_endpoint(transaction, kTenant, id);
    if (!endpoint) return endpoint.error();
    if (!*endpoint) return Reply(Error{Errc::kHttpNotFound});
    return job(transaction, **endpoint);
  }};
}

void add_webhook_routes(http::Router& router, const Services& services) {
  router.add("POST", "/v1/webhooks",
             writes(
                 services,
                 [&services](const http::Request& request, const Caller& caller) {
                   return create(services, request, caller);
                 },
                 201));
  router.add("GET", "/v1/webhooks",
             reads(services, [&services](const http::Request& request) { return list(services, request); }));
  router.add("GET", "/v1/webhooks/{id}", reads(services, [&services](const http::Request& request) {
               return read_one(services, request);
             }));
  router.add("PATCH", "/v1/webhooks/{id}",
             writes(services, [&services](const http::Request& request, const Caller&) {
               return change(services, request);
             }));
  router.add("DELETE", "/v1/webhooks/{id}",
             writes(
                 services, [](const http::Request& request, const Caller&) { return remove(request); }, 204));
  router.add("POST", "/v1/webhooks/{id}/rotate",
             writes(services, [&services](const http::Request& request, const Caller&) {
               return rotate(services, request);
             }));
}

}  // namespace guichet::routes
