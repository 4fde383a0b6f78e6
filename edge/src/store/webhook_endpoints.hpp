#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// Where another system hears of events.
struct WebhookEndpoint {
  Id id{};
  std::string tenant;
  Bytes url_sealed;
  std::string description;
  std::string signs;               // "v1" or "v1a"
  std::vector<std::string> types;  // of the events it wants; all when it is empty
  bool is_enabled = true;
  std::string disabled_reason = {};
  std::optional<Millis> disabled_at = {};
  std::optional<Millis> failing_since = {};  // the first failure after the last success
  std::optional<Millis> last_success_at = {};
  std::optional<Millis> last_failure_at = {};
  std::string last_failure = {};
  std::string created_by;
  Millis created_at = 0;
};

Status insert_endpoint(Transaction& transaction, const WebhookEndpoint& endpoint);
Result<std::optional<WebhookEndpoint>> find_endpoint(Database& database, std::string_view tenant,
                                                     const Id& id);
Result<std::int64_t> count_endpoints(Database& database, std::string_view tenant);

// The endpoints after that id in the order of their ids, at most `limit`.
Result<std::vector<WebhookEndpoint>> list_endpoints(Database& database, std::string_view tenant,
                                                    const Id& after, std::int64_t limit);

// Writes address, description and wanted types anew.
Status update_endpoint(Transaction& transaction, const WebhookEndpoint& endpoint);

// Removes an endpoint with its secrets and deliveries. True when it was there.
Result<bool> remove_endpoint(Transaction& transaction, std::string_view tenant, const Id& id);

// Holds all that waits for it, and has it told nothing more. True when it was enabled.
Result<bool> disable_endpoint(Transaction& transaction, std::string_view tenant, const Id& id,
                              std::string_view reason, Millis now);
// Lets go on what was held. True when it was disabled.
Result<bool> enable_endpoint(Transaction& transaction, std::string_view tenant, const Id& id, Millis now);

// What an attempt says of the endpoint. A failure gives since when there were nothing but failures.
Status note_success(Transaction& transaction, std::string_view tenant, const Id& id, Millis now);
Result<std::optional<Millis>> note_failure(Transaction& transaction, std::string_view tenant, const Id& id,
                                           Millis now, std::string_view answer);

// No attempt before `until`.
Status rest_endpoint(Transaction& transaction, std::string_view tenant, const Id& id, Millis until);

// A key that its messages are signed with, sealed; the newest has no end.
struct WebhookSecret {
  Id id{};
  Bytes secret_sealed;
};

// Adds a secret; those before it sign along until `old_ends_at`, or less when their end was nearer.
Status add_secret(Transaction& transaction, std::string_view tenant, const Id& endpoint,
                  const WebhookSecret& secret, Millis old_ends_at);

// Those that sign now, the newest first, at most five.
Result<std::vector<WebhookSecret>> find_secrets(Database& database, std::string_view tenant,
                                                const Id& endpoint, Millis now);

Result<std::int64_t> purge_secrets(Transaction& transaction, Millis now, std::int64_t limit);

}  // namespace guichet::store
