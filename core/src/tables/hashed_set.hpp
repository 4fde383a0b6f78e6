#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guichet {

// The 40 bits that stand for a key in a HashedSet: FNV-1a of 64 bits, folded as its authors say for other
// widths. core/data/hashed_set.py computes the same. Keys are fed byte by byte, so that nobody has to build
// them.
class KeyHash {
 public:
  constexpr KeyHash& add(char c) {
    state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return *this;
  }

  constexpr KeyHash& add(std::string_view text) {
    for (const char c : text) add(c);
    return *this;
  }

  constexpr std::uint64_t value() const { return (state_ >> 40) ^ (state_ & 0xFFFFFFFFFF); }

 private:
  std::uint64_t state_ = 0xCBF29CE484222325;
};

// A set of keys of which only the hashes are kept, to be read where it lies: 256 counts (how many hashes
// begin with that byte or a lower one), then the other four bytes of each hash, in order; all little-endian,
// four bytes each. A key that is in the set is always found; another one with a chance of its size in 2^40 (1
// in 10^8 for 10,000 keys, 1 in 10^7 for 120,000).
class HashedSet {
 public:
  // Over a table's bytes, which must stay; the empty set when they are no such table.
  explicit HashedSet(std::string_view bytes);

  bool has(KeyHash key) const;
  std::size_t size() const { return size_; }

 private:
  const char* bytes_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace guichet
