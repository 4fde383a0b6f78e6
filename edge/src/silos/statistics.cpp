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
  SiloCounter(std::size_t silos, const Records& records) : silos_(silos), place_of_(silos) {
    for (std::size_t i = 0; i < silos; ++i) silos_[i].silo = static_cast<std::uint16_t>(i);
    for (std::uint32_t i = 0; i < records.size(); ++i) ++silos_[records.at(i).silo].records;
    std::stable_sort(
        silos_.begin(), silos_.end(),
        [](const SiloStatistics& left, const SiloStatistics& right) { return left.records > right.records; });
    for (std::size_t i = 0; i < silos; ++i) place_of_[silos_[i].silo] = i;
    const std::size_t compared = std::min(silos, kMostComparedSilos);
    shared_.assign(compared, std::vector<std::uint64_t>(compared));
  }

  void add_person(const std::vector<std::uint32_t>& members, const Records& records) {
    const auto silos = silos_of(members, records);
    for (const std::uint16_t silo : silos) {
      const std::size_t place = place_of_[silo];
      ++silos_[place].people;
      silos_[place].shared_people += silos.size() > 1 ? 1U : 0U;
      if (place < shared_.size()) add_shared(place, silos);
    }
  }

  void finish(Statistics& statistics) {
    statistics.silos = std::move(silos_);
    statistics.shared_people = std::move(shared_);
  }

 private:
  void add_shared(std::size_t place, const std::vector<std::uint16_t>& silos) {
    for (const std::uint16_t silo : silos) {
      const std::size_t other = place_of_[silo];
      if (other < shared_.size() && other != place) ++shared_[place][other];
    }
  }

  std::vector<SiloStatistics> silos_;  // the largest first
  std::vector<std::size_t> place_of_;  // in that order, by the number of the silo
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
  SiloCounter counter(silos.size(), records);
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
