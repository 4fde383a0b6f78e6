#pragma once

#include "store/events.hpp"

namespace guichet::store {

// What is sent about something that happened.
struct WebhookMessage {
  Id id{};
  std::string tenant;
  std::int64_t number = 0;
  std::string type;
  std::optional<Id> account_id;
  std::string payload;  // the exact bytes that are signed
  Millis created_at = 0;
};

// {"type", "timestamp", "data": {"id", "number", "subject", "account", "detail"}}: ids and what the event
// says of itself, never personal data.
WebhookMessage message_about(const Event& event);

Status insert_message(Transaction& transaction, const WebhookMessage& message);
Result<bool> has_message(Database& database, std::string_view tenant, const Id& id);

// Writes the message about an event, and one delivery for each enabled endpoint that wants events of its
// kind, so that all of it is committed together with what happened. Writes nothing when nobody wants it.
Status announce(Transaction& transaction, const Event& event);

// Removes messages older than `before` with their deliveries, at most `limit`. Gives how many messages went.
Result<std::int64_t> purge_messages(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
