#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// A login that is connected once the mail of its submission is proved in the browser that signed in.
struct LinkRequest {
  std::string tenant;
  Id submission{};
  Id account{};
  Bytes32 identity_ix{};
  Bytes32 session_hash{};
  Bytes person_sealed;
  Millis created_at = 0;
  Millis expires_at = 0;
};

Status insert_link_request(Transaction& transaction, const LinkRequest& request);

// Takes it out of the store, for exactly one caller.
Result<std::optional<LinkRequest>> take_link_request(Transaction& transaction, std::string_view tenant,
                                                     const Id& submission);

// Removes those of an account that other submissions made. Gives how many.
Result<std::int64_t> remove_other_link_requests(Transaction& transaction, std::string_view tenant,
                                                const Id& account, const Id& submission);

Result<std::int64_t> purge_link_requests(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
