#include "tables/hashed_set.hpp"

#include <algorithm>

namespace guichet {
namespace {

constexpr std::size_t kBuckets = 256;
constexpr std::size_t kWord = 4;

std::uint32_t read_word(const char* bytes, std::size_t index) {
  std::uint32_t word = 0;
  for (std::size_t i = kWord; i-- > 0;)
    word = (word << 8) | static_cast<unsigned char>(bytes[index * kWord + i]);
  return word;
}

}  // namespace

HashedSet::HashedSet(std::string_view bytes) {
  if (bytes.size() < kBuckets * kWord) return;
  const std::size_t size = read_word(bytes.data(), kBuckets - 1);
  if (bytes.size() / kWord != kBuckets + size) return;
  bytes_ = bytes.data();
  size_ = size;
}

bool HashedSet::has(KeyHash key) const {
  if (bytes_ == nullptr) return false;
  const std::size_t bucket = key.value() >> 32;
  const auto wanted = static_cast<std::uint32_t>(key.value());
  std::size_t first = bucket == 0 ? 0 : read_word(bytes_, bucket - 1);
  std::size_t last = std::min<std::size_t>(read_word(bytes_, bucket), size_);
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    const std::uint32_t found = read_word(bytes_, kBuckets + middle);
    if (found == wanted) return true;
    if (found < wanted) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return false;
}

}  // namespace guichet
