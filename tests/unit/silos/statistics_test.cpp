#include "silos/statistics.hpp"

#include <catch2/catch.hpp>

using namespace guichet;
using namespace guichet::silos;

namespace {

// Records by their silo; the people by their records.
Statistics count(const std::vector<std::uint16_t>& silo_of, std::vector<std::vector<std::uint32_t>> people,
                 std::size_t silo_count) {
  auto block = std::make_shared<RecordBlock>();
  for (const std::uint16_t silo : silo_of) {
    SourceRecord record;
    record.id = "id";
    record.silo = silo;
    block->add(record);
  }
  Records records;
  records.add(block);
  Silos silos;
  for (std::size_t i = 0; i < silo_count; ++i) silos.number_of(std::to_string(i));
  Clusters clusters;
  clusters.members = std::move(people);
  return count_all(records, silos, {}, clusters);
}

}  // namespace

TEST_CASE("silos are counted the largest first, and how many people two of them share") {
  const Statistics statistics = count({0, 1, 1, 1, 0}, {{0, 1}, {2, 3}, {4}}, 2);
  REQUIRE(statistics.silos.size() == 2);
  CHECK(statistics.silos[0].silo == 1);
  CHECK(statistics.silos[0].records == 3);
  CHECK(statistics.silos[0].people == 2);
  CHECK(statistics.silos[0].clones() == 1);
  CHECK(statistics.silos[0].shared_people == 1);
  CHECK(statistics.silos[1].people == 2);
  CHECK(statistics.shared_people == std::vector<std::vector<std::uint64_t>>{{0, 1}, {1, 0}});
}

TEST_CASE("of very many silos only the largest are compared with each other") {
  std::vector<std::uint16_t> silo_of{0, 60'000, 60'000};
  const Statistics statistics = count(silo_of, {{0, 1}, {2}}, Silos::kMost);
  CHECK(statistics.silos.size() == Silos::kMost);
  CHECK(statistics.shared_people.size() == kMostComparedSilos);
  CHECK(statistics.silos[0].silo == 60'000);
  CHECK(statistics.shared_people[0][1] == 1);
}
