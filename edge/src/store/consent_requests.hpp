#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// A box that a submission ticked, until its link is used.
struct ConsentRequest {
  std::string tenant;
  Id submission{};
  std::string purpose;
  Id account{};
  std::string site;
  std::string form_id;
  std::string form_hash;
  std::string text_hash;
  Bytes visit_sealed;
  Millis requested_at = 0;
};

Status insert_consent_request(Transaction& transaction, const ConsentRequest& request);

// Those of one submission, by purpose.
Result<std::vector<ConsentRequest>> find_consent_requests(Database& database, std::string_view tenant,
                                                          const Id& submission);

// Removes requests made before `before`, at most `limit`. Gives how many.
Result<std::int64_t> purge_consent_requests(Transaction& transaction, Millis before, std::int64_t limit);

// Removes what other submissions of the account ticked. Gives how many.
Result<std::int64_t> remove_other_requests(Transaction& transaction, std::string_view tenant, const Id& account,
                                           const Id& submission);

}  // namespace guichet::store
