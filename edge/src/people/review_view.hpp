#pragma once

#include <optional>
#include <vector>

#include "crypto/keys.hpp"
#include "json/json.hpp"
#include "localize/localizer.hpp"
#include "store/match_reviews.hpp"

namespace guichet::people {

// One line of the queue, without a value that somebody typed: {"id", "state", "decision", "band",
// "certainty", "household", "model_version", "account", "candidate", "created_at", "agreed_at", "decided_at",
// "decided_by"}.
Json review_summary(const store::MatchReview& review);

// A page of the queue, oldest first: {"v": 1, "reviews": [...], "next": cursor or null}. At most `limit`.
store::Result<Json> review_list(store::Database& database, std::string_view tenant, std::string_view state,
                                const Id& after, std::size_t limit);

// The whole of a review: {"v": 1, "review": {summary, "note"}, "sides": [{"role": "new" or "known",
// "account", "values", "sources"}], "explanation": {verdict_json, "sentences"}}. Values are in clear: for
// those who hold a secret key only. Nothing when there is no such review.
store::Result<std::optional<Json>> review_view(store::Database& database, const crypto::Keys& keys,
                                               const localize::Localizer& localizer, std::string_view tenant,
                                               const Id& review, std::string_view locale);

}  // namespace guichet::people
