#pragma once

#include <string_view>

#include "crypto/keys.hpp"
#include "json/json.hpp"
#include "store/match_outcomes.hpp"
#include "store/match_reviews.hpp"

namespace guichet::people {

enum class OutcomeSource : std::uint8_t { kReview, kProof, kUnlink };

// Writes down what turned out to be true of a pair, so that the certainty of matching can be refitted. It
// replaces what was said of the pair before. Pairs are kept together by the person that the candidate is, so
// call it after the two were linked or their link was undone.
store::Status record_outcome(store::Transaction& transaction, const crypto::Keys& keys,
                             const store::MatchReview& review, bool is_same, OutcomeSource source,
                             Millis now);

// {"id", "score", "certainty", "same", "source", "person", "model_version", "at"}
Json outcome_json(const store::MatchOutcome& outcome);

// A page of them, oldest first: {"v": 1, "outcomes": [...], "next": cursor or null}. At most `limit`.
store::Result<Json> outcome_list(store::Database& database, std::string_view tenant, const Id& after,
                                 std::size_t limit);

}  // namespace guichet::people
