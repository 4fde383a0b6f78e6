#include "consent/links.hpp"

#include "crypto/ids.hpp"
#include "crypto/token.hpp"

namespace guichet::consent {
namespace {

constexpr std::int64_t kGeneration = 1;

store::Result<std::string> make_link(store::Transaction& transaction, const crypto::Keys& keys,
                                     std::string_view scope, const LinkOrder& order) {
  const std::string token =
      crypto::manage_token(keys, {order.tenant, crypto::id_text(order.account), std::to_string(kGeneration),
                                  scope, order.site, order.purpose});
  const auto put =
      store::put_manage_link(transaction, {crypto::token_hash(keys, token), order.tenant, order.account,
                                           std::string(scope), order.site, order.purpose, kGeneration});
  if (!put) return put.error();
  return "/" + std::string(scope) + "/" + token;
}

}  // namespace

store::Result<Links> make_links(store::Transaction& transaction, const crypto::Keys& keys,
                                std::string_view public_url, const LinkOrder& order) {
  const auto unsubscribe = make_link(transaction, keys, kUnsubscribe, order);
  if (!unsubscribe) return unsubscribe.error();
  const auto preferences = make_link(transaction, keys, kPreferences, {order.tenant, order.account, {}, {}});
  if (!preferences) return preferences.error();
  return Links{std::string(public_url) + *unsubscribe, std::string(public_url) + *preferences};
}

store::Result<std::optional<store::ManageLink>> find_link(store::Database& database, const crypto::Keys& keys,
                                                          std::string_view token, std::string_view scope) {
  if (!crypto::is_token(token)) return std::optional<store::ManageLink>();
  return store::find_manage_link(database, crypto::token_hash(keys, token), scope);
}

}  // namespace guichet::consent
