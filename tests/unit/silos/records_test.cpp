#include "silos/records.hpp"

#include <catch2/catch.hpp>

using namespace guichet::silos;
using guichet::match::Token;

namespace {

Records make(const std::vector<std::pair<std::string, std::uint16_t>>& ids_and_files) {
  Records records;
  auto block = std::make_shared<RecordBlock>();
  std::uint32_t line = 2;
  for (const auto& [id, file] : ids_and_files) {
    SourceRecord record{id, 0, file, line++, {}};
    record.values[static_cast<std::size_t>(Token::kEmail)] = id;
    record.values[static_cast<std::size_t>(Token::kOrganization)] = "last";
    block->add(record);
    if (block->is_full()) records.add(std::exchange(block, std::make_shared<RecordBlock>()));
  }
  records.add(block);
  return records;
}

}  // namespace

TEST_CASE("records are given back as they were, across blocks") {
  std::vector<std::pair<std::string, std::uint16_t>> ids;
  for (std::size_t i = 0; i < RecordBlock::kMost + 10; ++i) ids.emplace_back("id" + std::to_string(i), 3);
  const Records records = make(ids);
  REQUIRE(records.size() == ids.size());
  for (const std::uint32_t i : {0U, 8191U, 8192U, 8201U}) {
    const SourceRecord record = records.at(i);
    CHECK(record.id == ids[i].first);
    CHECK(record.line == i + 2);
    CHECK(record[Token::kEmail] == ids[i].first);
    CHECK(record[Token::kTel].empty());
    CHECK(record[Token::kOrganization] == "last");
  }
}

TEST_CASE("ids that stand twice are found, in one file and across files") {
  const Records twice = make({{"a", 0}, {"b", 0}, {"c", 0}, {"b", 0}, {"c", 0}});
  CHECK(find_same_id(twice) == std::optional(std::pair(1U, 3U)));
  const Records across = make({{"a", 0}, {"b", 0}, {"b", 1}});
  CHECK_FALSE(find_same_id(across));
  CHECK(shares_ids_across_files(across));
  CHECK_FALSE(shares_ids_across_files(make({{"a", 0}, {"b", 1}})));
}
