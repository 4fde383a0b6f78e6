#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// Something that happened, kept for the figures and for explaining decisions.
struct Event {
  Id id{};
  std::string tenant;
  std::string kind;  // "submission.received", "claim.verified" ...
  Id subject_id{};
  Millis at = 0;
  std::string detail;  // JSON object without personal data
  std::optional<Id> account_id = {};  // whose account it is about
};

Status insert_event(Transaction& transaction, const Event& event);

// The events of one subject, oldest first, at most `limit`.
Result<std::vector<Event>> find_events(Database& database, std::string_view tenant, const Id& subject_id,
                                       std::int64_t limit = 100);

}  // namespace guichet::store
