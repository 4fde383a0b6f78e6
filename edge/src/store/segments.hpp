#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// A named condition on accounts.
struct Segment {
  Id id{};
  std::string tenant;
  std::string name;
  std::string filter;  // JSON
  std::string created_by;
  Millis created_at = 0;
  Millis changed_at = 0;
};

// Both fail with kConstraint when another segment has this name.
Status insert_segment(Transaction& transaction, const Segment& segment);
Status update_segment(Transaction& transaction, const Segment& segment);

Result<std::optional<Segment>> find_segment(Database& database, std::string_view tenant, const Id& id);
Result<bool> is_name_taken(Database& database, const Segment& segment);  // by another one
Result<std::int64_t> count_segments(Database& database, std::string_view tenant);
Result<std::vector<Segment>> list_segments(Database& database, std::string_view tenant, const Id& after,
                                           std::int64_t limit);

// True when it was there.
Result<bool> remove_segment(Transaction& transaction, std::string_view tenant, const Id& id);

}  // namespace guichet::store
