#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/keys.hpp"
#include "store/match_reviews.hpp"

namespace guichet::people {

// Who decided when nobody did: the score, or the proof of control.
inline constexpr std::string_view kByScore = "score";
inline constexpr std::string_view kByProof = "proof";

enum class Decision : std::uint8_t { kSame, kDifferent, kLater };

std::string_view decision_name(Decision decision);  // "same", "different", "later"
std::optional<Decision> find_decision(std::string_view name);

struct DecisionOrder {
  std::string tenant;
  Id review{};
  Decision decision = Decision::kLater;
  std::optional<std::string> note;
  std::string by;        // id of the backend
  bool revises = false;  // may change what was decided before
};

enum class DecisionVerdict : std::uint8_t {
  kDone,           // also when the same was decided before; then nothing was written
  kUnknown,        // there is no such review
  kContradiction,  // somebody decided otherwise, and this is no revision
  kTooMany,        // the person would have too many accounts
};

// Takes a person's decision: "same" links the two accounts, anything else undoes their link. What matching or
// a proof decided by itself may be confirmed; contradicting it is no revision when it was matching.
store::Result<DecisionVerdict> decide(store::Transaction& transaction, const crypto::Keys& keys,
                                      const DecisionOrder& order, Millis now);

enum class UndoVerdict : std::uint8_t { kUndone, kUndoneBefore, kUnknown };

// Undoes a link by its id. The pair's review, if there is one, then says "different", by whoever undid it, so
// that matching does not link the two again.
store::Result<UndoVerdict> undo(store::Transaction& transaction, const crypto::Keys& keys,
                                std::string_view tenant, const Id& link, std::string_view by, Millis now);

// Settles a review: state "decided", by whom and when, with an event. The caller writes it.
store::Status settle(store::Transaction& transaction, store::MatchReview& review, std::string_view decision,
                     std::string_view by, Millis now);

}  // namespace guichet::people
