#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// A score and what turned out to be true, for calibration. No account can be found from it.
struct MatchOutcome {
  Id id{};
  std::string tenant;
  Id review{};
  double score = 0;
  double certainty = 0;
  bool is_same = false;
  std::string source;   // review, proof, unlink
  Bytes32 person_ix{};  // pairs of one person have the same
  std::string model_version;
  Millis at = 0;
};

// Replaces what was said of the same review before: what counts is the last word.
Status put_outcome(Transaction& transaction, const MatchOutcome& outcome);

Status delete_outcome(Transaction& transaction, std::string_view tenant, const Id& review);

// Those with greater ids than `after`, in the order of their ids, at most `limit`.
Result<std::vector<MatchOutcome>> list_outcomes(Database& database, std::string_view tenant, const Id& after,
                                                std::int64_t limit);

}  // namespace guichet::store
