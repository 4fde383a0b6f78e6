#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// A pair of accounts that matching found, and what became of it.
struct MatchReview {
  Id id{};
  std::string tenant;
  Id account{};  // the newer one
  Id candidate{};
  Id submission{};  // the newest one that led to the pair
  std::string band;
  double score = 0;
  double certainty = 0;
  double household = 0;
  std::string model_version;
  Bytes explanation_sealed;
  std::string state = "open";           // open, asked, later, decided
  std::optional<std::string> decision;  // same, different
  Millis created_at = 0;
  std::optional<Id> agreed_submission;  // the candidate's holder said: this one was me
  std::optional<Millis> agreed_at;
  std::optional<Millis> decided_at;
  std::optional<std::string> decided_by;
  std::optional<Bytes> note_sealed;
};

Status insert_review(Transaction& transaction, const MatchReview& review);

// Writes everything but the ids of row, tenant and accounts, and the time it was made.
Status update_review(Transaction& transaction, const MatchReview& review);

Result<std::optional<MatchReview>> find_review(Database& database, std::string_view tenant, const Id& id);

// The pair in either order.
Result<std::optional<MatchReview>> find_review_of(Database& database, std::string_view tenant,
                                                  const Id& account, const Id& other);

// Those whose agreed submission this is.
Result<std::vector<MatchReview>> find_agreed_reviews(Database& database, std::string_view tenant,
                                                     const Id& submission);

// Reviews of a state with greater ids than `after`, in the order of their ids, at most `limit`.
Result<std::vector<MatchReview>> list_reviews(Database& database, std::string_view tenant,
                                              std::string_view state, const Id& after, std::int64_t limit);

}  // namespace guichet::store
