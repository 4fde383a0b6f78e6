#pragma once

#include <vector>

#include "common/clock.hpp"
#include "consent/ticked.hpp"
#include "consent/visit.hpp"
#include "crypto/keys.hpp"
#include "store/transaction.hpp"

namespace guichet::consent {

// What a submission asks for, on its way into the store.
struct Request {
  std::string tenant;
  std::string site;
  Id submission{};
  Id account{};
  std::string form_id;
  std::string form_hash;
  std::vector<Ticked> ticked;
  std::string address;    // as typed
  std::string canonical;  // what its spellings share
  Visit visit;
};

// The first purpose whose words this form never used; nothing when all are good.
store::Result<std::optional<std::string>> find_unpublished(store::Database& database, std::string_view tenant,
                                                           std::string_view form_id,
                                                           const std::vector<Ticked>& ticked);

// Writes down what was ticked, with an event; nothing is allowed before the link is used.
store::Status record_requests(store::Transaction& transaction, const crypto::Keys& keys,
                              const Request& request, Millis now);

// Whether something was ticked that this account does not allow the site yet.
store::Result<bool> asks_for_more(store::Database& database, std::string_view tenant, const Id& account,
                                  std::string_view site, const std::vector<Ticked>& ticked);

}  // namespace guichet::consent
