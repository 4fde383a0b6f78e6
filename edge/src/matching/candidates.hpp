#pragma once

#include <vector>

#include "crypto/keys.hpp"
#include "matching/engine.hpp"
#include "store/sqlite.hpp"

namespace guichet::matching {

// More accounts than this behind one key, and the key says nothing: a switchboard's number, a student hostel.
inline constexpr std::int64_t kMaxBucket = 64;
// Accounts that are opened and compared for one submission; those behind the tightest keys come first.
inline constexpr std::size_t kMaxCandidates = 256;

// An account that shares a key, and how well it fits.
struct Candidate {
  Id account{};
  match::BirthDate birth_date;  // of the profile that fits best
};

struct Search {
  std::vector<Candidate> candidates;
  std::vector<match::Verdict> verdicts;  // one for each candidate
  std::int64_t skipped_keys = 0;         // of which more than kMaxBucket accounts have the same
};

// Finds the accounts of the tenant that share a key with the profile, opens only those, and weighs each by the one of
// its profiles that fits best. Changes nothing.
store::Result<Search> find_candidates(store::Database& database, const crypto::Keys& keys, std::string_view tenant,
                                      const match::Profile& profile, const match::Model& model);

}  // namespace guichet::matching
