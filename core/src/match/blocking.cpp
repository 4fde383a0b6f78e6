#include "match/blocking.hpp"

#include <algorithm>

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
    pass.blocks.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), is_large});
    if (!is_large) continue;
    ++large_blocks_;
    const auto first = pass.records.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = pass.records.begin() + static_cast<std::ptrdiff_t>(end);
    std::sort(first, last, [&](std::uint32_t a, std::uint32_t b) {
      return order_[a] != order_[b] ? order_[a] < order_[b] : a < b;
    });
    std::for_each(first, last, [&](std::uint32_t record) {
      in_large_[record] |= std::uint64_t{1} << kind;
    });
  }
  return pass;
}

bool Blocking::is_in_earlier_pass(std::uint32_t left, std::uint32_t right, std::size_t kind) const {
  for (std::size_t earlier = 0; earlier < kind; ++earlier) {
    const std::uint32_t key = keys_[left][earlier];
    if (key != 0 && key == keys_[right][earlier] && (in_large_[left] >> earlier & 1) == 0) return true;
  }
  return false;
}

}  // namespace guichet::match
