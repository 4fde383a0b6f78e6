#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "match/profile_view.hpp"

namespace guichet::match {

inline constexpr std::size_t kKeyKindCount = static_cast<std::size_t>(KeyKind::kGiven) + 1;
// The first kind that is for a file only, and the first that is for records without an e-mail address.
inline constexpr std::size_t kFirstFileKind = static_cast<std::size_t>(KeyKind::kBirthDate);
inline constexpr std::size_t kFirstWideKind = static_cast<std::size_t>(KeyKind::kBirthDayGivenInitial);

// The keys of an index, and with those of a file.
std::vector<Key> blocking_keys(const ProfileView& profile);
std::vector<Key> all_keys(const ProfileView& profile);

// The keys of many records, as hashes; 0 where a record has none of a kind.
using KeyHashes = std::array<std::uint32_t, kKeyKindCount>;
KeyHashes hash_keys(const std::vector<Key>& keys);

// Finds the pairs of records that share a key. A block of more than `cap` records is not paired with itself:
// its records are put in order of their names, dates and places, and only neighbours are paired.
class Blocking {
 public:
  struct Limits {
    std::size_t cap = 60;
    std::size_t neighbours = 8;
  };

  // For each record its keys, and a text by which the records of a large block are put in order.
  Blocking(const std::vector<KeyHashes>& keys, const std::vector<std::uint64_t>& order, Limits limits);

  // A run of records that share a key: small enough to pair all, or in order to pair neighbours. Those before
  // `reached` are paired with all behind them, the others not with each other.
  struct Block {
    std::uint32_t begin, end, reached;
    bool is_large;
  };

  // The blocks of one kind, and the records they are runs of.
  struct Pass {
    std::size_t kind;
    std::vector<std::uint32_t> records;
    std::vector<Block> blocks;
  };
  Pass make_pass(std::size_t kind);
  // All records with all.
  Pass make_full_pass() const;
  std::uint64_t count_pairs(const Pass& pass) const;  // at most

  // The pass is not used: another one may have its pairs.
  void leave_out(const Pass& pass);

  // The pairs of one block that no earlier pass has had. take(record, other) is called for one record after
  // the other.
  template <class Take>
  void each_pair(const Pass& pass, const Block& block, Take&& take) const {
    for (std::uint32_t i = block.begin; i < block.reached; ++i) {
      const std::uint32_t last =
          block.is_large ? std::min<std::uint32_t>(block.end, i + 1 + neighbours()) : block.end;
      for (std::uint32_t j = i + 1; j < last; ++j) {
        if (!is_in_earlier_pass(pass.records[i], pass.records[j], pass.kind))
          take(pass.records[i], pass.records[j]);
      }
    }
  }

  std::uint64_t large_blocks() const { return large_blocks_; }

 private:
  bool needs_wide_keys(std::uint32_t record) const;
  std::uint32_t order_block(Pass& pass, std::uint32_t begin, std::uint32_t end, bool is_large);

  std::uint32_t neighbours() const { return static_cast<std::uint32_t>(limits_.neighbours); }
  bool is_in_earlier_pass(std::uint32_t left, std::uint32_t right, std::size_t kind) const;

  const std::vector<KeyHashes>& keys_;
  const std::vector<std::uint64_t>& order_;
  Limits limits_;
  std::vector<std::uint64_t> in_large_;  // bit k: the record's block of kind k is large
  std::uint64_t large_blocks_ = 0;
};

}  // namespace guichet::match
