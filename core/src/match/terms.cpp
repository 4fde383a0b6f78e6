#include "match/terms.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "match/hash.hpp"

namespace guichet::match {
namespace {

std::string date_key(const BirthDate& date) {
  if (!date.is_known()) return {};
  return std::to_string(date.year * 10000 + date.month * 100 + date.day);
}

std::string street_key(const ProfileView& profile) {
  if (profile[Part::kStreet].empty()) return {};
  return std::string(profile[Part::kHouseNumber]) + " " + std::string(profile[Part::kStreet]);
}

std::uint64_t hash_or_none(std::string_view text) { return text.empty() ? 0 : hash_text(text); }

struct Count {
  std::uint64_t hash;
  std::uint32_t holders;
};

std::vector<Count> count_runs(const std::vector<std::uint64_t>& sorted) {
  std::vector<Count> counts;
  for (const std::uint64_t hash : sorted) {
    if (counts.empty() || counts.back().hash != hash) counts.push_back({hash, 0});
    ++counts.back().holders;
  }
  return counts;
}

}  // namespace

std::uint64_t term_hash(const ProfileView& profile, Term term) {
  switch (term) {
    case Term::kEmail:
      return hash_or_none(profile[Part::kEmail]);
    case Term::kEmailLocal:
      return hash_or_none(profile[Part::kEmailLocal]);
    case Term::kTel:
      return hash_or_none(profile[Part::kTel]);
    case Term::kGivenName:
      return hash_or_none(profile[Part::kGivenName]);
    case Term::kFamilyName:
      return hash_or_none(profile[Part::kFamilyName]);
    case Term::kBirthDate:
      return hash_or_none(date_key(profile.birth_date));
    case Term::kStreet:
      return hash_or_none(street_key(profile));
    case Term::kPostalCode:
      return hash_or_none(profile[Part::kPostalCode].empty() ? profile[Part::kCity]
                                                             : profile[Part::kPostalCode]);
    case Term::kCity:
      return hash_or_none(profile[Part::kCity]);
    case Term::kRegion:
      return hash_or_none(profile[Part::kRegion]);
    case Term::kStreetExtra:
      return hash_or_none(profile[Part::kStreetExtra]);
    case Term::kBirthPlace:
      return hash_or_none(profile[Part::kBirthPlace]);
    case Term::kOccupation:
      return hash_or_none(profile[Part::kOccupation]);
    case Term::kOrganization:
      return hash_or_none(profile[Part::kOrganization]);
  }
  return 0;
}

float TermTable::weight(std::uint64_t hash) const {
  if (hash == 0) return 0;
  const auto found = common.find(hash);
  const double holders = found == common.end() ? rare : static_cast<double>(found->second);
  return static_cast<float>(mean_log - std::log(holders));
}

TermWeights weigh_terms(const ProfileView& profile, const TermTables& tables) {
  TermWeights weights;
  for (std::size_t i = 0; i < kTermCount; ++i)
    weights[i] = tables[i].weight(term_hash(profile, static_cast<Term>(i)));
  return weights;
}

TermWeights common_terms(TermWeights left, const TermWeights& right) {
  for (std::size_t i = 0; i < kTermCount; ++i) left[i] = std::min(left[i], right[i]);
  return left;
}

TermTable count_terms(std::vector<std::uint64_t> hashes) {
  hashes.erase(std::remove(hashes.begin(), hashes.end(), std::uint64_t{0}), hashes.end());
  std::sort(hashes.begin(), hashes.end());
  TermTable table;
  if (hashes.empty()) return table;
  double squares = 0;
  for (const Count& count : count_runs(hashes)) {
    squares += static_cast<double>(count.holders) * count.holders;
    if (count.holders > 1) table.common.emplace(count.hash, count.holders);
    if (count.holders == 1) ++table.rare_holders;
  }
  table.mean_log = std::log(squares / static_cast<double>(hashes.size()));
  return table;
}

TermTable without_rare_terms(const TermTable& table, std::uint32_t least, std::size_t most) {
  std::vector<Count> counts;
  for (const auto& [hash, holders] : table.common) counts.push_back({hash, holders});
  std::sort(counts.begin(), counts.end(), [](const Count& a, const Count& b) {
    return a.holders != b.holders ? a.holders > b.holders : a.hash < b.hash;
  });
  TermTable pruned{table.mean_log, table.rare, table.rare_holders, {}};
  double squares = table.rare * table.rare_holders;
  for (const Count& count : counts) {
    if (count.holders >= least && pruned.common.size() < most) {
      pruned.common.emplace(count.hash, count.holders);
    } else {
      pruned.rare_holders += count.holders;
      squares += static_cast<double>(count.holders) * count.holders;
    }
  }
  if (pruned.rare_holders > 0) pruned.rare = squares / pruned.rare_holders;
  return pruned;
}

}  // namespace guichet::match
