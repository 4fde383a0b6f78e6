#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "guichet/match.hpp"
#include "match/batch.hpp"
#include "silos/clusters.hpp"
#include "silos/records.hpp"

namespace guichet::silos {

// Up to which certainty each column of the histogram goes; the last one to 1.
inline constexpr std::array<double, 14> kCertaintyBorders = {.05, .10, .20, .30, .40, .50,  .60,
                                                             .70, .80, .90, .95, .99, .999, 1.0001};

// Silos that are compared with each other: of 65,535, the table would not fit into any memory.
inline constexpr std::size_t kMostComparedSilos = 12;

struct SiloStatistics {
  std::uint16_t silo = 0;
  std::uint64_t records = 0;
  std::uint64_t people = 0;         // different ones, in this silo
  std::uint64_t shared_people = 0;  // of them, those that another silo has too

  std::uint64_t clones() const { return records - people; }
};

struct Statistics {
  std::uint64_t records = 0;
  std::uint64_t people = 0;
  std::uint64_t people_with_clones = 0;
  std::map<std::size_t, std::uint64_t> sizes;  // records of a person -> people
  std::array<std::uint64_t, kCertaintyBorders.size()> certainties{};
  std::vector<SiloStatistics> silos;                      // the largest first
  std::vector<std::vector<std::uint64_t>> shared_people;  // of the first kMostComparedSilos of them

  std::uint64_t clones() const { return records - people; }
};

Statistics count_all(const Records& records, const Silos& silos, const std::vector<match::ScoredPair>& pairs,
                     const Clusters& clusters);

// How often a field said the strongest thing for the same person, and against it.
struct DecidingFields {
  std::array<std::uint64_t, match::kFieldCount> in_favour{};
  std::array<std::uint64_t, match::kFieldCount> against{};

  void add(const match::Verdict& verdict);
  void add(const DecidingFields& other);
};

// At most `most` pairs whose certainty is nearest to one half, no more than two of them with the same
// evidence.
std::vector<match::ScoredPair> most_doubtful(
    const std::vector<match::ScoredPair>& pairs, std::size_t most,
    const std::function<match::Verdict(const match::ScoredPair&)>& weigh);

}  // namespace guichet::silos
