#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// What a link that never expires leads to.
struct ManageLink {
  Bytes32 hash{};  // of its token
  std::string tenant;
  Id account{};
  std::string scope;    // "preferences" or "unsubscribe"
  std::string site;     // empty: all
  std::string purpose;  // empty: all
  std::int64_t generation = 1;
};

// Adds the link; one that is there stays.
Status put_manage_link(Transaction& transaction, const ManageLink& link);

Result<std::optional<ManageLink>> find_manage_link(Database& database, const Bytes32& hash,
                                                   std::string_view scope);

}  // namespace guichet::store
