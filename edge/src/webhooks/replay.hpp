#pragma once

#include <vector>

#include "store/events.hpp"
#include "store/webhook_endpoints.hpp"

namespace guichet::webhooks {

inline constexpr std::int64_t kMostAtOnce = 1000;

// How many messages go out again, and where the rest begins, if there is more.
struct Replayed {
  std::int64_t count = 0;
  std::optional<std::int64_t> next_after;
};

// Delivers messages anew to one endpoint, under the ids they always had, in the order of the log and before
// what else waits about the same accounts. A message that the endpoint never got, because it was disabled or
// not there yet, is made of its event. Ids that nothing is known of, and messages under way, are passed over.
store::Result<Replayed> replay(store::Transaction& transaction, const store::WebhookEndpoint& endpoint,
                               const std::vector<Id>& messages, Millis now);

// The same for everything after a number of the log that the endpoint wants, at most kMostAtOnce.
store::Result<Replayed> replay_after(store::Transaction& transaction, const store::WebhookEndpoint& endpoint,
                                     std::int64_t after, Millis now);

// A message of the type webhook.test that goes to this endpoint alone. Gives its id.
store::Result<Id> send_test(store::Transaction& transaction, const store::WebhookEndpoint& endpoint,
                            Millis now);

}  // namespace guichet::webhooks
