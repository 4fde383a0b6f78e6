#include "silos/records.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

namespace guichet::silos {
namespace {

using Size = std::uint16_t;
constexpr std::size_t kMostText = 65'535;

struct IdPlace {
  std::size_t hash;
  std::uint32_t record;
};

// Places with equal ids stand together, in the order of the records.
std::vector<IdPlace> ids_by_hash(const Records& records) {
  std::vector<IdPlace> places;
  places.reserve(records.size());
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    places.push_back({std::hash<std::string_view>{}(records.at(i).id), i});
  }
  std::sort(places.begin(), places.end(), [](const IdPlace& left, const IdPlace& right) {
    return left.hash != right.hash ? left.hash < right.hash : left.record < right.record;
  });
  return places;
}

// The first two records with equal ids of which `is_wanted` says so.
template <class IsWanted>
std::optional<std::pair<std::uint32_t, std::uint32_t>> find_equal_ids(const Records& records,
                                                                      const IsWanted& is_wanted) {
  const std::vector<IdPlace> places = ids_by_hash(records);
  std::optional<std::pair<std::uint32_t, std::uint32_t>> first;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t k = i + 1; k < places.size() && places[k].hash == places[i].hash; ++k) {
      const SourceRecord left = records.at(places[i].record);
      const SourceRecord right = records.at(places[k].record);
      if (left.id != right.id || !is_wanted(left, right)) continue;
      const std::pair found(places[i].record, places[k].record);
      if (!first || found.second < first->second) first = found;
      break;
    }
  }
  return first;
}

}  // namespace

void RecordBlock::add_text(std::string_view text) {
  text = text.substr(0, kMostText);
  const auto size = static_cast<Size>(text.size());
  text_.append(reinterpret_cast<const char*>(&size), sizeof size).append(text);
}

void RecordBlock::add(const SourceRecord& record) {
  heads_.push_back({text_.size(), record.line, record.silo, record.file});
  std::uint32_t present = 0;
  for (std::size_t i = 0; i < record.values.size(); ++i)
    present |= std::uint32_t{!record.values[i].empty()} << i;
  text_.append(reinterpret_cast<const char*>(&present), sizeof present);
  add_text(record.id);
  for (const std::string_view value : record.values) {
    if (!value.empty()) add_text(value);
  }
}

SourceRecord RecordBlock::at(std::size_t index) const {
  const Head& head = heads_[index];
  const char* next = text_.data() + head.begin;
  std::uint32_t present = 0;
  std::memcpy(&present, next, sizeof present);
  next += sizeof present;
  const auto take_text = [&next] {
    Size size = 0;
    std::memcpy(&size, next, sizeof size);
    const std::string_view text(next + sizeof size, size);
    next += sizeof size + size;
    return text;
  };
  SourceRecord record{take_text(), head.silo, head.file, head.line, {}};
  for (std::size_t i = 0; i < record.values.size(); ++i) {
    if ((present >> i & 1U) != 0) record.values[i] = take_text();
  }
  return record;
}

void Records::add(std::shared_ptr<const RecordBlock> block) {
  size_ += static_cast<std::uint32_t>(block->size());
  blocks_.push_back(std::move(block));
}

std::optional<std::uint16_t> Silos::number_of(std::string_view name) {
  if (const auto known = numbers_.find(name); known != numbers_.end()) return known->second;
  if (names_.size() == kMost) return std::nullopt;
  const auto number = static_cast<std::uint16_t>(names_.size());
  names_.emplace_back(name);
  numbers_.emplace(names_.back(), number);
  return number;
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> find_same_id(const Records& records) {
  return find_equal_ids(
      records, [](const SourceRecord& left, const SourceRecord& right) { return left.file == right.file; });
}

bool shares_ids_across_files(const Records& records) {
  const auto is_other_file = [](const SourceRecord& left, const SourceRecord& right) {
    return left.file != right.file;
  };
  return find_equal_ids(records, is_other_file).has_value();
}

}  // namespace guichet::silos
