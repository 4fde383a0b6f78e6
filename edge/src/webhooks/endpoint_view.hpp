#pragma once

#include "crypto/keys.hpp"
#include "json/json.hpp"
#include "store/webhook_deliveries.hpp"
#include "store/webhook_endpoints.hpp"

namespace guichet::webhooks {

// {"id", "url", "description", "signs", "types", "enabled", "disabled_reason", "disabled_at",
// "failing_since", "last_success_at", "last_failure_at", "last_failure", "open", "failed", "created_by",
// "created_at"}: types is null for all; open and failed count its deliveries.
store::Result<Json> endpoint_json(store::Database& database, const crypto::Keys& keys,
                                  const store::WebhookEndpoint& endpoint);

// {"id", "number", "type", "account", "state", "attempts", "created_at", "next_attempt_at",
// "last_attempt_at", "last_answer"}
Json delivery_json(const store::WebhookDelivery& delivery);

// "msg_" and the id: the header webhook-id, and what a message is named by everywhere; and back.
std::string message_name(const Id& message);
std::optional<Id> parse_message_name(std::string_view name);

}  // namespace guichet::webhooks
