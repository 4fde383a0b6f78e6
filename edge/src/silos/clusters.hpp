#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace guichet::silos {

// Two records that are probably of one person.
struct Link {
  std::uint32_t left;
  std::uint32_t right;
  float certainty;
};

struct Clusters {
  std::vector<std::vector<std::uint32_t>> members;  // ascending; by their first one
  std::vector<std::uint32_t> cluster_of;            // by record
  std::uint64_t refused = 0;                        // links that would have joined what contradicts
};

// Whether two records are clearly of different people, be there a link between them or not.
using Contradicts = std::function<bool(std::uint32_t left, std::uint32_t right)>;

// Joins records into people, the surest link first. A link joins two groups only if at most one in five of
// the pairs between them contradict (of many, 64 are looked at): that a shared mailbox links two brothers to
// one record does not make them one, and one wrong birth date among many records splits nobody.
Clusters find_clusters(std::uint32_t records, std::vector<Link> links, const Contradicts& contradicts);

}  // namespace guichet::silos
