#include "webhooks/replay.hpp"

#include <algorithm>

#include "crypto/ids.hpp"
#include "store/webhook_deliveries.hpp"
#include "store/webhook_messages.hpp"

namespace guichet::webhooks {
namespace {

// Makes sure that there is a message to deliver. False when nothing is known of it.
store::Result<bool> have_message(store::Transaction& transaction, std::string_view tenant, const Id& id) {
  const auto is_there = store::has_message(transaction, tenant, id);
  if (!is_there || *is_there) return is_there;
  const auto event = store::find_event(transaction, tenant, id);
  if (!event) return event.error();
  if (!*event) return false;
  const auto written = store::insert_message(transaction, store::message_about(**event));
  if (!written) return written.error();
  return true;
}

store::Result<std::int64_t> redeliver_all(store::Transaction& transaction,
                                          const store::WebhookEndpoint& endpoint,
                                          const std::vector<Id>& messages, Millis now) {
  if (auto held = store::hold_deliveries(transaction, endpoint.tenant, endpoint.id); !held)
    return held.error();
  std::int64_t count = 0;
  for (const Id& message : messages) {
    const auto is_known = have_message(transaction, endpoint.tenant, message);
    if (!is_known) return is_known.error();
    if (!*is_known) continue;
    const auto again = store::redeliver(transaction, endpoint.tenant, endpoint.id, message);
    if (!again) return again.error();
    count += *again ? 1 : 0;
  }
  const auto released = store::release_deliveries(transaction, endpoint.tenant, endpoint.id, now);
  if (!released) return released.error();
  return count;
}

bool wants(const store::WebhookEndpoint& endpoint, const std::string& type) {
  return endpoint.types.empty() || std::binary_search(endpoint.types.begin(), endpoint.types.end(), type);
}

}  // namespace

store::Result<Replayed> replay(store::Transaction& transaction, const store::WebhookEndpoint& endpoint,
                               const std::vector<Id>& messages, Millis now) {
  const auto count = redeliver_all(transaction, endpoint, messages, now);
  if (!count) return count.error();
  return Replayed{*count, {}};
}

store::Result<Replayed> replay_after(store::Transaction& transaction, const store::WebhookEndpoint& endpoint,
                                     std::int64_t after, Millis now) {
  const auto events = store::list_events(transaction, endpoint.tenant, {after}, kMostAtOnce);
  if (!events) return events.error();
  std::vector<Id> wanted;
  for (const store::Event& event : *events) {
    if (wants(endpoint, event.kind)) wanted.push_back(event.id);
  }
  const auto count = redeliver_all(transaction, endpoint, wanted, now);
  if (!count) return count.error();
  const bool has_more = events->size() == static_cast<std::size_t>(kMostAtOnce);
  return Replayed{*count, has_more ? std::optional(events->back().number) : std::nullopt};
}

store::Result<Id> send_test(store::Transaction& transaction, const store::WebhookEndpoint& endpoint,
                            Millis now) {
  const auto number = store::take_event_number(transaction, endpoint.tenant);
  if (!number) return number.error();
  store::Event event{crypto::new_id(now), endpoint.tenant, "webhook.test", endpoint.id, now, "{}"};
  event.number = *number;
  const auto written = store::insert_message(transaction, store::message_about(event));
  if (!written) return written.error();
  const auto queued = store::redeliver(transaction, endpoint.tenant, endpoint.id, event.id);
  if (!queued) return queued.error();
  const auto released = store::release_deliveries(transaction, endpoint.tenant, endpoint.id, now);
  if (!released) return released.error();
  return event.id;
}

}  // namespace guichet::webhooks
