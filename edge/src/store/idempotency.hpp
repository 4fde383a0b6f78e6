#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// The answer that was given to a request, so that a repeated request gets the same one.
struct KeptAnswer {
  std::string tenant;
  std::string route;
  Bytes32 key_hash{};
  Bytes32 request_hash{};
  std::int64_t status = 0;
  Bytes answer_sealed;
  Millis created_at = 0;
  std::optional<Id> submission_id = {};  // what it answered, so that erasing a person finds it
};

// kConstraint when the key is already taken.
Status insert_idempotency(Transaction& transaction, const KeptAnswer& answer);

Result<std::optional<KeptAnswer>> find_idempotency(Database& database, std::string_view tenant,
                                                   std::string_view route, const Bytes32& key_hash);

// Removes answers older than `before`, at most `limit`. Gives how many.
Result<std::int64_t> purge_idempotency(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
