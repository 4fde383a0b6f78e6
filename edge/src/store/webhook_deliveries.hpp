#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"
#include "store/webhook_messages.hpp"

namespace guichet::store {

// A delivery that a worker has taken.
struct LeasedDelivery {
  std::string tenant;
  Id endpoint{};
  Id message{};
  std::optional<Id> account_id;
  std::int64_t attempts = 0;  // this one included
  std::string payload;
  Bytes url_sealed;
  std::string signs;
};

// Takes the delivery that is longest due for `owner`, at most `per_endpoint` of an endpoint at a time, so
// that a slow one leaves workers to the others. Of one account's messages the next is taken when the one
// before is done.
Result<std::optional<LeasedDelivery>> lease_due_delivery(Transaction& transaction, const Id& owner,
                                                         Millis now, Millis lease, std::int64_t per_endpoint);

// When the next one may be taken by the same rules; nothing when none waits.
Result<std::optional<Millis>> next_delivery_due_at(Database& database, Millis now, std::int64_t per_endpoint);

// Ends every lease: for the start of the only process that uses this database, after a crash.
Status release_delivery_leases(Transaction& transaction, Millis now);

// The ends of an attempt. Each is false, and changes nothing, when the lease was lost to another owner. One
// that is done (delivered, or given up) lets the account's next message go on its way.
Result<bool> finish_delivery(Transaction& transaction, const LeasedDelivery& delivery, const Id& owner,
                             Millis now, bool is_delivered, std::string_view answer);
Result<bool> postpone_delivery(Transaction& transaction, const LeasedDelivery& delivery, const Id& owner,
                               Millis now, Millis next_attempt_at, std::string_view answer);
// Gives it back as if it had not been taken.
Result<bool> return_delivery(Transaction& transaction, const LeasedDelivery& delivery, const Id& owner,
                             Millis now);

// Holds all that waits for an endpoint and is not under way, and lets it go on: of each account the first.
Status hold_deliveries(Transaction& transaction, std::string_view tenant, const Id& endpoint);
Status release_deliveries(Transaction& transaction, std::string_view tenant, const Id& endpoint, Millis now);

// Has a message delivered to an endpoint anew, whatever became of it before; to be followed by
// release_deliveries(). False when it is under way.
Result<bool> redeliver(Transaction& transaction, std::string_view tenant, const Id& endpoint,
                       const Id& message);

// What became of a message at an endpoint.
struct WebhookDelivery {
  Id message{};
  std::int64_t number = 0;
  std::string type;
  std::optional<Id> account_id;
  std::string state;
  std::int64_t attempts = 0;
  Millis created_at = 0;
  std::optional<Millis> next_attempt_at;  // while it waits
  std::optional<Millis> last_attempt_at;
  std::string last_answer;
};

// Those after that number in the order of the log, at most `limit`, in one state if it is said.
Result<std::vector<WebhookDelivery>> list_deliveries(Database& database, std::string_view tenant,
                                                     const Id& endpoint,
                                                     const std::optional<std::string>& state,
                                                     std::int64_t after, std::int64_t limit);

// For the figures.
struct DeliveryCounts {
  std::int64_t open = 0;  // waiting and held
  std::int64_t failed = 0;
};
Result<DeliveryCounts> count_deliveries(Database& database, std::string_view tenant, const Id& endpoint);
Result<std::int64_t> count_open_deliveries(Database& database);

}  // namespace guichet::store
