#pragma once

#include <string>
#include <vector>

#include "crypto/keys.hpp"
#include "guichet/result.hpp"
#include "json/json.hpp"
#include "store/webhook_endpoints.hpp"
#include "webhooks/signature.hpp"

namespace guichet::webhooks {

inline constexpr std::int64_t kMaxEndpoints = 100;
inline constexpr std::size_t kMaxTypes = 50;
inline constexpr std::size_t kMaxDescription = 200;

// How long a secret that was replaced signs along, so that receivers can change theirs in peace.
inline constexpr Millis kOverlap = 24LL * 3600 * 1000;

// What an endpoint is to be.
struct EndpointOrder {
  std::string url;
  std::string description;
  std::vector<std::string> types;  // sorted, each once; empty for all
};

// A type of event: names of letters, digits and underscores with dots between them (Standard Webhooks, "Event
// types").
bool is_event_type(std::string_view text);

struct Created {
  Id id{};
  std::string key;  // whsec_... or whpk_...
};

// Makes an endpoint. by: the backend that asked.
store::Result<Created> create(store::Transaction& transaction, const crypto::Keys& keys,
                              std::string_view tenant, const EndpointOrder& order, Scheme scheme,
                              std::string_view by, Millis now);

// Writes what it is anew.
store::Status change(store::Transaction& transaction, const crypto::Keys& keys,
                     store::WebhookEndpoint endpoint, const EndpointOrder& order);

// Gives it a new secret; the one before signs along for a day. What the receiver is to be told.
store::Result<std::string> rotate(store::Transaction& transaction, const crypto::Keys& keys,
                                  const store::WebhookEndpoint& endpoint, Millis now);

// Disables it, and writes the event webhook.disabled if it was enabled. reason: "gone", "failing" or "asked".
store::Result<bool> disable(store::Transaction& transaction, std::string_view tenant, const Id& endpoint,
                            std::string_view reason, Millis now);

// What stands in sealed columns; an error of the store when it does not open.
store::Result<std::string> open_url(const crypto::Keys& keys, std::string_view tenant, const Id& endpoint,
                                    ByteView sealed);
store::Result<std::string> open_secret(const crypto::Keys& keys, std::string_view tenant,
                                       const store::WebhookSecret& secret);

}  // namespace guichet::webhooks
