#include "webhooks/endpoint.hpp"

#include <sodium.h>

#include <algorithm>

#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "store/events.hpp"
#include "text/ascii.hpp"

namespace guichet::webhooks {
namespace {

constexpr std::size_t kMaxType = 64;

Bytes seal_url(const crypto::Keys& keys, std::string_view tenant, const Id& endpoint, std::string_view url) {
  return crypto::seal(keys, url, {tenant, "webhook_endpoint.url", endpoint});
}

// A new secret beside those that are there.
store::Result<std::string> give_secret(store::Transaction& transaction, const crypto::Keys& keys,
                                       std::string_view tenant, const Id& endpoint, Scheme scheme,
                                       Millis now) {
  Bytes secret = new_secret();
  store::WebhookSecret stored;
  stored.id = crypto::new_id(now);
  stored.secret_sealed = crypto::seal(keys, text_of(secret), {tenant, "webhook_secret.secret", stored.id});
  std::string key = receiver_key(scheme, secret);
  sodium_memzero(secret.data(), secret.size());
  const auto added = store::add_secret(transaction, tenant, endpoint, stored, now + kOverlap);
  if (!added) return added.error();
  return key;
}

}  // namespace

bool is_event_type(std::string_view text) {
  if (text.empty() || text.size() > kMaxType || text.front() == '.' || text.back() == '.') return false;
  if (text.find("..") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_ascii_alphanumeric(c) || c == '_' || c == '.'; });
}

store::Result<Created> create(store::Transaction& transaction, const crypto::Keys& keys,
                              std::string_view tenant, const EndpointOrder& order, Scheme scheme,
                              std::string_view by, Millis now) {
  store::WebhookEndpoint endpoint;
  endpoint.id = crypto::new_id(now);
  endpoint.tenant = tenant;
  endpoint.url_sealed = seal_url(keys, tenant, endpoint.id, order.url);
  endpoint.description = order.description;
  endpoint.signs = scheme_name(scheme);
  endpoint.types = order.types;
  endpoint.created_by = by;
  endpoint.created_at = now;
  if (auto inserted = store::insert_endpoint(transaction, endpoint); !inserted) return inserted.error();
  auto key = give_secret(transaction, keys, tenant, endpoint.id, scheme, now);
  if (!key) return key.error();
  return Created{endpoint.id, *std::move(key)};
}

store::Status change(store::Transaction& transaction, const crypto::Keys& keys,
                     store::WebhookEndpoint endpoint, const EndpointOrder& order) {
  endpoint.url_sealed = seal_url(keys, endpoint.tenant, endpoint.id, order.url);
  endpoint.description = order.description;
  endpoint.types = order.types;
  return store::update_endpoint(transaction, endpoint);
}

store::Result<std::string> rotate(store::Transaction& transaction, const crypto::Keys& keys,
                                  const store::WebhookEndpoint& endpoint, Millis now) {
  return give_secret(transaction, keys, endpoint.tenant, endpoint.id, scheme_of(endpoint.signs), now);
}

store::Result<bool> disable(store::Transaction& transaction, std::string_view tenant, const Id& endpoint,
                            std::string_view reason, Millis now) {
  const auto disabled = store::disable_endpoint(transaction, tenant, endpoint, reason, now);
  if (!disabled || !*disabled) return disabled;
  const Json detail{{"reason", reason}};
  const auto written = store::insert_event(
      transaction,
      {crypto::new_id(now), std::string(tenant), "webhook.disabled", endpoint, now, write_json(detail)});
  if (!written) return written.error();
  return true;
}

store::Result<std::string> open_url(const crypto::Keys& keys, std::string_view tenant, const Id& endpoint,
                                    ByteView sealed) {
  auto url = crypto::open(keys, sealed, {tenant, "webhook_endpoint.url", endpoint});
  if (!url) return store::StoreError{store::StoreErrc::kCorrupt, "webhook_endpoint.url does not open"};
  return *std::move(url);
}

store::Result<std::string> open_secret(const crypto::Keys& keys, std::string_view tenant,
                                       const store::WebhookSecret& secret) {
  auto text = crypto::open(keys, secret.secret_sealed, {tenant, "webhook_secret.secret", secret.id});
  if (!text) return store::StoreError{store::StoreErrc::kCorrupt, "webhook_secret.secret does not open"};
  return *std::move(text);
}

}  // namespace guichet::webhooks
