#include "silos/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "matching/explanation.hpp"

namespace guichet::silos {
namespace {

constexpr std::size_t kLookedAt = 2000;  // of the most doubtful pairs
constexpr std::size_t kOfOneKind = 2;

std::vector<std::uint16_t> silos_of(const std::vector<std::uint32_t>& members, const Records& records) {
  std::vector<std::uint16_t> silos;
  for (const std::uint32_t member : members) silos.push_back(records.at(member).silo);
  std::sort(silos.begin(), silos.end());
  silos.erase(std::unique(silos.begin(), silos.end()), silos.end());
  return silos;
}

// Counts by the number of the silo, then puts the largest first.
class SiloCounter {
 public:
  explicit SiloCounter(std::size_t silos) : silos_(silos), shared_(silos, std::vector<std::uint64_t>(silos)) {
    for (std::size_t i = 0; i < silos; ++i) silos_[i].silo = static_cast<std::uint16_t>(i);
  }

  void add_person(const std::vector<std::uint32_t>& members, const Records& records) {
    for (const std::uint32_t member : members) ++silos_[records.at(member).silo].records;
    const auto silos = silos_of(members, records);
    for (const std::uint16_t silo : silos) {
      ++silos_[silo].people;
      silos_[silo].shared_people += silos.size() > 1 ? 1U : 0U;
      for (const std::uint16_t other : silos) shared_[silo][other] += silo != other ? 1U : 0U;
    }
  }

  void finish(Statistics& statistics) {
    std::stable_sort(
        silos_.begin(), silos_.end(),
        [](const SiloStatistics& left, const SiloStatistics& right) { return left.records > right.records; });
    for (const SiloStatistics& row : silos_) {
      statistics.shared_people.emplace_back();
      for (const SiloStatistics& column : silos_) {
        statistics.shared_people.back().push_back(shared_[row.silo][column.silo]);
      }
    }
    statistics.silos = std::move(silos_);
  }

 private:
  std::vector<SiloStatistics> silos_;
  std::vector<std::vector<std::uint64_t>> shared_;
};

std::string pattern_of(const match::Verdict& verdict) {
  std::string pattern;
  for (const match::Evidence& evidence : verdict.evidence) {
    pattern.append(match::field_name(evidence.field)).append(evidence.level).append("/");
  }
  return pattern;
}

double doubt(const match::ScoredPair& pair) { return std::abs(static_cast<double>(pair.certainty) - 0.5); }

}  // namespace

Statistics count_all(const Records& records, const Silos& silos, const std::vector<match::ScoredPair>& pairs,
                     const Clusters& clusters) {
  Statistics statistics;
  statistics.records = records.size();
  statistics.people = clusters.members.size();
  SiloCounter counter(silos.size());
  for (const auto& members : clusters.members) {
    ++statistics.sizes[members.size()];
    statistics.people_with_clones += members.size() > 1 ? 1U : 0U;
    counter.add_person(members, records);
  }
  counter.finish(statistics);
  for (const match::ScoredPair& pair : pairs) {
    const auto* column = std::upper_bound(kCertaintyBorders.begin(), kCertaintyBorders.end(),
                                          static_cast<double>(pair.certainty));
    ++statistics.certainties[static_cast<std::size_t>(column - kCertaintyBorders.begin())];
  }
  return statistics;
}

void DecidingFields::add(const match::Verdict& verdict) {
  const auto by_weight = [](const match::Evidence& left, const match::Evidence& right) {
    return left.weight < right.weight;
  };
  const auto [least, most] = std::minmax_element(verdict.evidence.begin(), verdict.evidence.end(), by_weight);
  if (least == verdict.evidence.end()) return;
  if (most->weight >= matching::kWorthSaying) ++in_favour[static_cast<std::size_t>(most->field)];
  if (least->weight <= -matching::kWorthSaying) ++against[static_cast<std::size_t>(least->field)];
}

void DecidingFields::add(const DecidingFields& other) {
  for (std::size_t i = 0; i < match::kFieldCount; ++i) {
    in_favour[i] += other.in_favour[i];
    against[i] += other.against[i];
  }
}

std::vector<match::ScoredPair> most_doubtful(
    const std::vector<match::ScoredPair>& pairs, std::size_t most,
    const std::function<match::Verdict(const match::ScoredPair&)>& weigh) {
  std::vector<match::ScoredPair> nearest(std::min(kLookedAt, pairs.size()));
  std::partial_sort_copy(pairs.begin(), pairs.end(), nearest.begin(), nearest.end(),
                         [](const match::ScoredPair& left, const match::ScoredPair& right) {
                           if (doubt(left) != doubt(right)) return doubt(left) < doubt(right);
                           return left.left != right.left ? left.left < right.left : left.right < right.right;
                         });
  std::vector<match::ScoredPair> chosen;
  std::map<std::string, std::size_t> kinds;
  for (const match::ScoredPair& pair : nearest) {
    if (chosen.size() == most) break;
    if (kinds[pattern_of(weigh(pair))]++ < kOfOneKind) chosen.push_back(pair);
  }
  return chosen;
}

}  // namespace guichet::silos
