#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/match.hpp"

namespace guichet::silos {

// A record as its file has it. The views hold as long as the records do.
struct SourceRecord {
  std::string_view id;
  std::uint16_t silo = 0;
  std::uint16_t file = 0;
  std::uint32_t line = 0;
  std::array<std::string_view, match::kTokenCount> values{};

  std::string_view operator[](match::Token token) const { return values[static_cast<std::size_t>(token)]; }
};

// Some thousand records, one behind the other: about the size of their text.
class RecordBlock {
 public:
  static constexpr std::size_t kMost = 8192;

  void add(const SourceRecord& record);
  SourceRecord at(std::size_t index) const;

  std::size_t size() const { return heads_.size(); }
  bool is_full() const { return size() == kMost; }

 private:
  struct Head {
    std::size_t begin;
    std::uint32_t line;
    std::uint16_t silo;
    std::uint16_t file;
  };

  void add_text(std::string_view text);

  std::string text_;
  std::vector<Head> heads_;
};

// All records of a run in the order of reading, by their number from 0.
class Records {
 public:
  void add(std::shared_ptr<const RecordBlock> block);

  std::uint32_t size() const { return size_; }
  SourceRecord at(std::uint32_t record) const {
    return blocks_[record / RecordBlock::kMost]->at(record % RecordBlock::kMost);
  }

 private:
  std::vector<std::shared_ptr<const RecordBlock>> blocks_;  // all but the last are full
  std::uint32_t size_ = 0;
};

// The names of silos, numbered as they come.
class Silos {
 public:
  static constexpr std::size_t kMost = 65'535;

  // The number of that silo; nothing when there are too many.
  std::optional<std::uint16_t> number_of(std::string_view name);

  const std::string& name(std::uint16_t number) const { return names_[number]; }
  std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::uint16_t, std::less<>> numbers_;
};

// Two records of one file with the same id, if there are.
std::optional<std::pair<std::uint32_t, std::uint32_t>> find_same_id(const Records& records);

// Whether any id stands in two files.
bool shares_ids_across_files(const Records& records);

}  // namespace guichet::silos
