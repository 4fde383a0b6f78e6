#pragma once

#include <vector>

#include "crypto/keys.hpp"
#include "match/model.hpp"
#include "store/sqlite.hpp"

namespace guichet::matching {

// More accounts than this behind one key, and the key says nothing: a switchboard's number, a student hostel.
inline constexpr std::int64_t kMaxBucket = 64;
// Accounts that are opened and compared for one submission: those that share most keys, rare keys before
// common ones.
inline constexpr std::size_t kMaxCandidates = 16;

// An account that shares a key, and how well it fits: by the one of its profiles that fits best.
struct Candidate {
  Id account{};
  match::BirthDate birth_date;  // the latest one of its profiles: whoever may be a minor is taken for one
  match::Levels levels{};
  double score = 0;  // log-odds
};

struct Search {
  std::vector<Candidate> candidates;  // the best first
  std::int64_t skipped_keys = 0;      // of which more than kMaxBucket accounts have the same
  match::TermWeights terms{};         // of the profile that was looked for
  double accounts = 0;                // among about how many

  match::Verdict explain(const Candidate& candidate, const match::Model& model) const {
    return match::explain_levels(candidate.levels, terms, model, accounts);
  }
};

// Finds the accounts of the tenant that share a key with the profile, opens only those and weighs them.
// Changes nothing.
store::Result<Search> find_candidates(store::Database& database, const crypto::Keys& keys,
                                      std::string_view tenant, const match::Profile& profile,
                                      const match::Model& model);

}  // namespace guichet::matching
