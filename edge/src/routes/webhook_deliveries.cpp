#include "store/webhook_deliveries.hpp"

#include <algorithm>
#include <iterator>

#include "people/instant.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "routes/webhook_endpoint.hpp"
#include "webhooks/endpoint_view.hpp"
#include "webhooks/replay.hpp"

namespace guichet::routes {
namespace {

constexpr std::string_view kStates[] = {"held", "waiting", "delivered", "failed"};
constexpr std::size_t kMostMessages = 1000;

Result<std::optional<std::string>> query_state(const Query& query) {
  const auto state = query.find("state");
  if (state == query.end()) return std::optional<std::string>();
  if (std::find(std::begin(kStates), std::end(kStates), state->second) == std::end(kStates)) {
    return Error{Errc::kRequestBadValue, "/state"};
  }
  return std::optional(state->second);
}

Result<Reading> list(const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  const auto query = read_query(request, {"state", "limit", "after"});
  if (!query) return query.error();
  const auto state = query_state(*query);
  if (!state) return state.error();
  const auto page = query_numbered_page(*query);
  if (!page) return page.error();
  return Reading{[id = *id, state = *state, page = *page](store::Database& database) -> store::Result<Reply> {
    const auto endpoint = store::find_endpoint(database, kTenant, id);
    if (!endpoint) return endpoint.error();
    if (!*endpoint) return Reply(Error{Errc::kHttpNotFound});
    const auto found = store::list_deliveries(database, kTenant, id, state, page.after, page.limit + 1);
    if (!found) return found.error();
    return Reply(page_json(*found, page, "deliveries", webhooks::delivery_json));
  }};
}

// What is to be delivered anew: messages by their names, or all since a time or after a number of the log.
struct Wanted {
  std::vector<Id> messages;
  std::optional<Millis> since;
  std::optional<std::int64_t> after;
};

Result<std::vector<Id>> read_messages(const Json& list) {
  if (!list.is_array()) return Error{Errc::kRequestWrongType, "/messages"};
  if (list.empty() || list.size() > kMostMessages) return Error{Errc::kRequestBadValue, "/messages"};
  std::vector<Id> ids;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto id =
        list[i].is_string() ? webhooks::parse_message_name(list[i].get<std::string>()) : std::nullopt;
    if (!id) return Error{Errc::kRequestBadValue, append_pointer("/messages", i)};
    ids.push_back(*id);
  }
  return ids;
}

Result<Wanted> read_wanted(const http::Request& request) {
  const auto body = read_body(request, {"v", "messages", "since", "after"});
  if (!body) return body.error();
  if (body->size() != 2) return Error{Errc::kRequestBadValue, ""};
  Wanted wanted;
  if (const Json* list = find_member(*body, "messages")) {
    auto messages = read_messages(*list);
    if (!messages) return messages.error();
    wanted.messages = *std::move(messages);
  }
  const auto since = optional_string(*body, "since", "", 64);
  if (!since) return since.error();
  if (*since) wanted.since = people::parse_instant(**since);
  if (*since && !wanted.since) return Error{Errc::kRequestBadValue, "/since"};
  const Json* after = find_member(*body, "after");
  if (after != nullptr && !after->is_number_unsigned()) return Error{Errc::kRequestWrongType, "/after"};
  if (after != nullptr) wanted.after = after->get<std::int64_t>();
  return wanted;
}

store::Result<webhooks::Replayed> carry_out(store::Transaction& transaction,
                                            const store::WebhookEndpoint& endpoint, const Wanted& wanted,
                                            Millis now) {
  if (!wanted.messages.empty()) return webhooks::replay(transaction, endpoint, wanted.messages, now);
  if (wanted.after) return webhooks::replay_after(transaction, endpoint, *wanted.after, now);
  const auto after = store::number_before(transaction, kTenant, *wanted.since);
  if (!after) return after.error();
  return webhooks::replay_after(transaction, endpoint, *after, now);
}

Result<Writing> replay(const Services& services, const http::Request& request) {
  auto wanted = read_wanted(request);
  if (!wanted) return wanted.error();
  return on_endpoint(
      request,
      [&services, wanted = *wanted](store::Transaction& transaction,
                                    const store::WebhookEndpoint& endpoint) -> store::Result<Reply> {
        const auto done = carry_out(transaction, endpoint, wanted, services.clock());
        if (!done) return done.error();
        const Json next = done->next_after ? Json(*done->next_after) : Json();
        return Reply(Json{{"v", 1}, {"count", done->count}, {"next", next}});
      });
}

Result<Writing> send_test(const Services& services, const http::Request& request) {
  if (const auto body = read_body(request, {"v"}); !body) return body.error();
  return on_endpoint(request,
                     [&services](store::Transaction& transaction,
                                 const store::WebhookEndpoint& endpoint) -> store::Result<Reply> {
                       if (!endpoint.is_enabled) return Reply(Error{Errc::kWebhookDisabled});
                       const auto message = webhooks::send_test(transaction, endpoint, services.clock());
                       if (!message) return message.error();
                       return Reply(Json{{"v", 1}, {"message", webhooks::message_name(*message)}});
                     });
}

}  // namespace

void add_webhook_delivery_routes(http::Router& router, const Services& services) {
  router.add("GET", "/v1/webhooks/{id}/deliveries", reads(services, list));
  router.add("POST", "/v1/webhooks/{id}/replay",
             writes(services, [&services](const http::Request& request, const Caller&) {
               return replay(services, request);
             }));
  const PrepareWriting test = [&services](const http::Request& request, const Caller&) {
    return send_test(services, request);
  };
  router.add("POST", "/v1/webhooks/{id}/test", writes(services, test, 202));
}

}  // namespace guichet::routes
