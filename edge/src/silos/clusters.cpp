#include "silos/clusters.hpp"

#include <algorithm>
#include <numeric>

namespace guichet::silos {
namespace {

constexpr std::size_t kMostPairs = 64;
constexpr std::size_t kOneIn = 5;

class Joiner {
 public:
  Joiner(std::uint32_t records, const Contradicts& contradicts)
      : contradicts_(contradicts), group_of_(records), members_(records) {
    std::iota(group_of_.begin(), group_of_.end(), 0U);
    for (std::uint32_t i = 0; i < records; ++i) members_[i] = {i};
  }

  // Whether the two are of one group now.
  bool join(std::uint32_t left, std::uint32_t right) {
    std::uint32_t into = group_of_[left];
    std::uint32_t from = group_of_[right];
    if (into == from) return true;
    if (!agree(members_[into], members_[from])) return false;
    if (members_[into].size() < members_[from].size()) std::swap(into, from);
    for (const std::uint32_t member : members_[from]) group_of_[member] = into;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from] = {};
    return true;
  }

  Clusters finish() {
    Clusters clusters;
    clusters.cluster_of.resize(group_of_.size());
    for (std::uint32_t record = 0; record < group_of_.size(); ++record) {
      auto& members = members_[group_of_[record]];
      if (members.empty()) continue;  // taken with its first member
      std::sort(members.begin(), members.end());
      for (const std::uint32_t member : members) {
        clusters.cluster_of[member] = static_cast<std::uint32_t>(clusters.members.size());
      }
      clusters.members.push_back(std::move(members));
      members_[group_of_[record]] = {};
    }
    return clusters;
  }

 private:
  // Of too many pairs, every n-th.
  bool agree(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right) const {
    const std::size_t all = left.size() * right.size();
    if (all == 1) return true;  // the link itself
    const std::size_t step = (all + kMostPairs - 1) / kMostPairs;
    std::size_t looked_at = 0;
    std::size_t against = 0;
    for (std::size_t i = 0; i < all; i += step, ++looked_at) {
      against += contradicts_(left[i / right.size()], right[i % right.size()]) ? 1U : 0U;
    }
    return against * kOneIn <= looked_at;
  }

  const Contradicts& contradicts_;
  std::vector<std::uint32_t> group_of_;
  std::vector<std::vector<std::uint32_t>> members_;
};

}  // namespace

Clusters find_clusters(std::uint32_t records, std::vector<Link> links, const Contradicts& contradicts) {
  std::sort(links.begin(), links.end(), [](const Link& left, const Link& right) {
    if (left.certainty != right.certainty) return left.certainty > right.certainty;
    return left.left != right.left ? left.left < right.left : left.right < right.right;
  });
  Joiner joiner(records, contradicts);
  std::uint64_t refused = 0;
  for (const Link& link : links) refused += joiner.join(link.left, link.right) ? 0U : 1U;
  Clusters clusters = joiner.finish();
  clusters.refused = refused;
  return clusters;
}

}  // namespace guichet::silos
