#include "match/blocking.hpp"

#include <algorithm>
#include <numeric>

#include "match/hash.hpp"

namespace guichet::match {

KeyHashes hash_keys(const std::vector<Key>& keys) {
  KeyHashes hashes{};
  for (const Key& key : keys) {
    const auto kind = static_cast<std::size_t>(key.kind);
    const auto hash = static_cast<std::uint32_t>(hash_text(key.text) >> 32);
    hashes[kind] = hash == 0 ? 1 : hash;
  }
  return hashes;
}

Blocking::Blocking(const std::vector<KeyHashes>& keys, const std::vector<std::uint64_t>& order, Limits limits)
    : keys_(keys), order_(order), limits_(limits), in_large_(keys.size()) {}

Blocking::Pass Blocking::make_pass(std::size_t kind) {
  std::vector<std::uint64_t> sorted;  // key, record
  for (std::size_t record = 0; record < keys_.size(); ++record) {
    if (keys_[record][kind] != 0) sorted.push_back(std::uint64_t{keys_[record][kind]} << 32 | record);
  }
  std::sort(sorted.begin(), sorted.end());
  Pass pass{kind, {}, {}};
  pass.records.reserve(sorted.size());
  for (const std::uint64_t entry : sorted) pass.records.push_back(static_cast<std::uint32_t>(entry));
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    while (end < sorted.size() && sorted[end] >> 32 == sorted[begin] >> 32) ++end;
    if (end - begin < 2) continue;
    const bool is_large = end - begin > limits_.cap;
    large_blocks_ += is_large ? 1 : 0;
    const auto first = static_cast<std::uint32_t>(begin);
    const auto last = static_cast<std::uint32_t>(end);
    pass.blocks.push_back({first, last, order_block(pass, first, last, is_large), is_large});
  }
  return pass;
}

Blocking::Pass Blocking::make_full_pass() const {
  const auto size = static_cast<std::uint32_t>(keys_.size());
  Pass pass{kKeyKindCount, std::vector<std::uint32_t>(size), {{0, size, size, false}}};
  std::iota(pass.records.begin(), pass.records.end(), 0U);
  return pass;
}

// Who has an e-mail address is found by it and by what else is indexed; the wide keys are for those who have
// none. Their pairs would outnumber all others.
bool Blocking::needs_wide_keys(std::uint32_t record) const {
  return keys_[record][static_cast<std::size_t>(KeyKind::kEmail)] == 0;
}

// Puts the records of a block in order, and gives the end of those that are paired with all.
std::uint32_t Blocking::order_block(Pass& pass, std::uint32_t begin, std::uint32_t end, bool is_large) {
  const auto first = pass.records.begin() + begin;
  const auto last = pass.records.begin() + end;
  if (is_large) {
    std::sort(first, last, [&](std::uint32_t a, std::uint32_t b) {
      return order_[a] != order_[b] ? order_[a] < order_[b] : a < b;
    });
    std::for_each(first, last,
                  [&](std::uint32_t record) { in_large_[record] |= std::uint64_t{1} << pass.kind; });
  }
  if (pass.kind < kFirstWideKind) return end;
  const auto reached =
      std::stable_partition(first, last, [&](std::uint32_t record) { return needs_wide_keys(record); });
  return static_cast<std::uint32_t>(reached - pass.records.begin());
}

std::uint64_t Blocking::count_pairs(const Pass& pass) const {
  std::uint64_t pairs = 0;
  for (const Block& block : pass.blocks) {
    const std::uint64_t size = block.end - block.begin;
    const std::uint64_t reached = block.reached - block.begin;
    const std::uint64_t others = size - reached;
    pairs += block.is_large ? reached * limits_.neighbours : reached * (reached - 1) / 2 + reached * others;
  }
  return pairs;
}

void Blocking::leave_out(const Pass& pass) {
  for (const std::uint32_t record : pass.records) in_large_[record] |= std::uint64_t{1} << pass.kind;
}

bool Blocking::is_in_earlier_pass(std::uint32_t left, std::uint32_t right, std::size_t kind) const {
  const bool is_reached = needs_wide_keys(left) || needs_wide_keys(right);
  for (std::size_t earlier = 0; earlier < kind; ++earlier) {
    const std::uint32_t key = keys_[left][earlier];
    if (earlier >= kFirstWideKind && !is_reached) return false;
    if (key != 0 && key == keys_[right][earlier] && (in_large_[left] >> earlier & 1) == 0) return true;
  }
  return false;
}

}  // namespace guichet::match
