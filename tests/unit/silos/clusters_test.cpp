#include "silos/clusters.hpp"

#include <catch2/catch.hpp>
#include <set>

using guichet::silos::Clusters;
using guichet::silos::find_clusters;
using guichet::silos::Link;

namespace {

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;
using Members = std::vector<std::vector<std::uint32_t>>;

Clusters find(std::uint32_t records, const std::vector<Link>& links, const Pairs& contradictions) {
  return find_clusters(records, links, [&contradictions](std::uint32_t left, std::uint32_t right) {
    return contradictions.contains({std::min(left, right), std::max(left, right)});
  });
}

// Every record linked to the next one.
std::vector<Link> chain(std::uint32_t records) {
  std::vector<Link> links;
  for (std::uint32_t i = 0; i + 1 < records; ++i) links.push_back({i, i + 1, 0.99F});
  return links;
}

}  // namespace

TEST_CASE("a chain is one person when nothing contradicts") {
  const Clusters clusters = find(4, {{0, 1, 0.9F}, {1, 3, 0.8F}}, {});
  CHECK(clusters.members == Members{{0, 1, 3}, {2}});
  CHECK(clusters.cluster_of == std::vector<std::uint32_t>{0, 0, 1, 0});
  CHECK(clusters.refused == 0);
}

TEST_CASE("twins who share a mailbox stay two: the middle of the chain goes with the surer one") {
  CHECK(find(3, {{0, 1, 0.9F}, {1, 2, 0.95F}}, {{0, 2}}).members == Members{{0}, {1, 2}});
  const Clusters clusters = find(3, {{0, 1, 0.95F}, {1, 2, 0.9F}}, {{0, 2}});
  CHECK(clusters.members == Members{{0, 1}, {2}});
  CHECK(clusters.refused == 1);
}

TEST_CASE("a mailbox of many people does not make them one") {
  Pairs contradictions;
  std::vector<Link> links;
  constexpr std::uint32_t kPeople = 30;  // and record 30, which has the mailbox only
  for (std::uint32_t i = 0; i < kPeople; ++i) {
    links.push_back({i, kPeople, 0.9F});
    for (std::uint32_t k = i + 1; k < kPeople; ++k) contradictions.insert({i, k});
  }
  const Clusters clusters = find(kPeople + 1, links, contradictions);
  CHECK(clusters.members.size() == kPeople);
  CHECK(clusters.refused == kPeople - 1);
}

TEST_CASE("one wrong value among many records splits nobody") {
  std::vector<Link> links;
  for (std::uint32_t i = 0; i < 8; ++i) {
    for (std::uint32_t k = i + 1; k < 8; ++k) links.push_back({i, k, 0.99F});
  }
  CHECK(find(9,
             [&] {
               auto all = links;
               all.push_back({7, 8, 0.9F});
               return all;
             }(),
             {{0, 8}})
            .members.size() == 1);
}

TEST_CASE("the order of the links and their direction say nothing") {
  const Members expected = find(6, chain(6), {{0, 5}, {0, 4}, {1, 5}, {1, 4}}).members;
  std::vector<Link> reversed = chain(6);
  std::reverse(reversed.begin(), reversed.end());
  CHECK(find(6, reversed, {{0, 5}, {0, 4}, {1, 5}, {1, 4}}).members == expected);
}

TEST_CASE("large groups are compared by some of their pairs only") {
  std::size_t asked = 0;
  constexpr std::uint32_t kRecords = 2000;
  const Clusters clusters = find_clusters(kRecords, chain(kRecords), [&asked](std::uint32_t, std::uint32_t) {
    ++asked;
    return false;
  });
  CHECK(clusters.members.size() == 1);
  CHECK(asked <= 65 * kRecords);
}
