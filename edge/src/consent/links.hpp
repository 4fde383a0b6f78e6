#pragma once

#include <string>

#include "crypto/keys.hpp"
#include "store/manage_links.hpp"

namespace guichet::consent {

inline constexpr std::string_view kPreferences = "preferences";
inline constexpr std::string_view kUnsubscribe = "unsubscribe";

// What a link is to lead to; empty site or purpose: all of them.
struct LinkOrder {
  std::string tenant;
  Id account{};
  std::string site;
  std::string purpose;
};

// The two links of an account. They are always the same, and never expire. The one that ends up in the
// headers of mails only ever withdraws; the other one opens the page with everything.
struct Links {
  std::string unsubscribe_url;
  std::string preferences_url;
};

// Makes them findable and gives them.
store::Result<Links> make_links(store::Transaction& transaction, const crypto::Keys& keys,
                                std::string_view public_url, const LinkOrder& order);

// What the token of a link leads to, for one scope; nothing for any other text.
store::Result<std::optional<store::ManageLink>> find_link(store::Database& database, const crypto::Keys& keys,
                                                          std::string_view token, std::string_view scope);

}  // namespace guichet::consent
