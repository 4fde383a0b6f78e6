#pragma once

#include <memory>

#include "crypto/keys.hpp"
#include "guichet/match.hpp"
#include "json/json.hpp"
#include "store/match_reviews.hpp"

namespace guichet::people {

// A verdict as it was kept in a review. The verdict's texts lie in the document beside it.
struct KeptVerdict {
  std::shared_ptr<const Json> document;  // as matching::verdict_json() wrote it
  match::Verdict verdict;
};

Bytes seal_verdict(const crypto::Keys& keys, std::string_view tenant, const Id& review,
                   const match::Verdict& verdict);

// kCorrupt when it does not open.
store::Result<KeptVerdict> open_verdict(const crypto::Keys& keys, const store::MatchReview& review);

}  // namespace guichet::people
