#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// A reversible edge: two accounts of one tenant are one person.
struct AccountLink {
  Id id{};
  std::string tenant;
  Id account_a{};  // the smaller id
  Id account_b{};
  std::string reason;  // proof, review, score, import
  double certainty = 0;
  std::string model_version;
  Millis created_at = 0;
  std::optional<Millis> undone_at;
};

// kConstraint when the two are linked already, are not both of this tenant, or stand in the wrong order.
Status insert_link(Transaction& transaction, const AccountLink& link);

// The link of that id, undone or not.
Result<std::optional<AccountLink>> find_link(Database& database, std::string_view tenant, const Id& id);

// The link between two accounts, in the order of their ids, that is not undone.
Result<std::optional<AccountLink>> find_active_link(Database& database, std::string_view tenant,
                                                    const Id& account_a, const Id& account_b);

// The links of an account that are not undone.
Result<std::vector<AccountLink>> find_active_links(Database& database, std::string_view tenant,
                                                   const Id& account_id);

// Undoes a link. True when it was not undone before.
Result<bool> undo_link(Transaction& transaction, std::string_view tenant, const Id& id,
                       std::string_view reason, Millis now);

}  // namespace guichet::store
