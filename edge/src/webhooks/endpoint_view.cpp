#include "webhooks/endpoint_view.hpp"

#include "common/instant_text.hpp"
#include "crypto/ids.hpp"
#include "webhooks/endpoint.hpp"

namespace guichet::webhooks {
namespace {

constexpr std::string_view kPrefix = "msg_";

Json time_json(const std::optional<Millis>& instant) {
  return instant ? Json(instant_text(*instant)) : Json();
}
Json text_json(const std::string& text) { return text.empty() ? Json() : Json(text); }

}  // namespace

store::Result<Json> endpoint_json(store::Database& database, const crypto::Keys& keys,
                                  const store::WebhookEndpoint& endpoint) {
  auto url = open_url(keys, endpoint.tenant, endpoint.id, endpoint.url_sealed);
  if (!url) return url.error();
  const auto counts = store::count_deliveries(database, endpoint.tenant, endpoint.id);
  if (!counts) return counts.error();
  return Json{{"id", crypto::id_text(endpoint.id)},
              {"url", *std::move(url)},
              {"description", endpoint.description},
              {"signs", endpoint.signs},
              {"types", endpoint.types.empty() ? Json() : Json(endpoint.types)},
              {"enabled", endpoint.is_enabled},
              {"disabled_reason", text_json(endpoint.disabled_reason)},
              {"disabled_at", time_json(endpoint.disabled_at)},
              {"failing_since", time_json(endpoint.failing_since)},
              {"last_success_at", time_json(endpoint.last_success_at)},
              {"last_failure_at", time_json(endpoint.last_failure_at)},
              {"last_failure", text_json(endpoint.last_failure)},
              {"open", counts->open},
              {"failed", counts->failed},
              {"created_by", endpoint.created_by},
              {"created_at", instant_text(endpoint.created_at)}};
}

Json delivery_json(const store::WebhookDelivery& delivery) {
  return Json{{"id", message_name(delivery.message)},
              {"number", delivery.number},
              {"type", delivery.type},
              {"account", delivery.account_id ? Json(crypto::id_text(*delivery.account_id)) : Json()},
              {"state", delivery.state},
              {"attempts", delivery.attempts},
              {"created_at", instant_text(delivery.created_at)},
              {"next_attempt_at", time_json(delivery.next_attempt_at)},
              {"last_attempt_at", time_json(delivery.last_attempt_at)},
              {"last_answer", text_json(delivery.last_answer)}};
}

std::string message_name(const Id& message) { return std::string(kPrefix) + crypto::id_text(message); }

std::optional<Id> parse_message_name(std::string_view name) {
  if (name.substr(0, kPrefix.size()) != kPrefix) return std::nullopt;
  return crypto::parse_id(name.substr(kPrefix.size()));
}

}  // namespace guichet::webhooks
