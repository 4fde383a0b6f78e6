#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "match/fields.hpp"
#include "match/profile_view.hpp"

namespace guichet::match {

// The value of a term in a profile as a hash; 0 where it has none.
std::uint64_t term_hash(const ProfileView& profile, Term term);

// How rare a profile's values are: natural logarithms, 0 for one that is as common as those that meet by
// chance, positive for rarer ones.
using TermWeights = std::array<float, kTermCount>;

// How many hold a value.
struct TermTable {
  double mean_log = 0;  // of the holders of a value that two by chance have in common: ln(sum n^2 / sum n)
  double rare = 1;      // holders of a value that is not listed, as the mean over the holders
  double rare_holders = 0;  // of all such values together
  std::unordered_map<std::uint64_t, std::uint32_t> common;

  float weight(std::uint64_t hash) const;
};
using TermTables = std::array<TermTable, kTermCount>;

TermWeights weigh_terms(const ProfileView& profile, const TermTables& tables);

// Of two records that agree. Their values are the same but where one agrees crosswise, as a street with a
// second line, or through a third record: then the less rare one counts.
TermWeights common_terms(TermWeights left, const TermWeights& right);

// Counts the values of one term; hashes of 0 are no values. Lists those with more than one holder.
TermTable count_terms(std::vector<std::uint64_t> hashes);

// The table with no other values listed than those with at least `least` holders, the `most` commonest of
// them.
TermTable without_rare_terms(const TermTable& table, std::uint32_t least, std::size_t most);

}  // namespace guichet::match
