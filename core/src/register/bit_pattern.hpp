#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace guichet::address_register {

// Edit distance of one text to many, 64 letters at once: G. Myers, "A fast bit-vector algorithm for
// approximate string matching based on dynamic programming", Journal of the ACM 46 (1999), with H. Hyyro's
// form for whole texts (2003).
class BitPattern {
 public:
  static constexpr std::size_t kMaxLength = 64;

  explicit BitPattern(std::string_view pattern) : size_(std::min(pattern.size(), kMaxLength)) {
    for (std::size_t i = 0; i < size_; ++i) rows_[index(pattern[i])] |= std::uint64_t{1} << i;
  }

  std::size_t size() const { return size_; }

  // The distance to the whole text.
  std::size_t distance(std::string_view text) const { return run<Part::kWhole>(text); }

  // The smallest distance to any part of the text, and to any beginning of it.
  std::size_t distance_within(std::string_view text) const { return run<Part::kAny>(text); }
  std::size_t distance_to_beginning(std::string_view text) const { return run<Part::kBeginning>(text); }

 private:
  enum class Part : std::uint8_t { kWhole, kAny, kBeginning };

  static std::size_t index(char c) { return static_cast<unsigned char>(c) & 0x7F; }

  template <Part part>
  std::size_t run(std::string_view text) const {
    if (size_ == 0) return part == Part::kWhole ? text.size() : 0;
    std::uint64_t positive = ~std::uint64_t{0};
    std::uint64_t negative = 0;
    std::size_t score = size_;
    std::size_t best = score;
    const std::uint64_t last = std::uint64_t{1} << (size_ - 1);
    for (const char c : text) {
      const std::uint64_t equal = rows_[index(c)];
      const std::uint64_t vertical = equal | negative;
      const std::uint64_t diagonal = (((equal & positive) + positive) ^ positive) | equal;
      std::uint64_t up = negative | ~(diagonal | positive);
      std::uint64_t down = positive & diagonal;
      if (up & last) ++score;
      if (down & last) --score;
      best = std::min(best, score);
      up = (up << 1) | (part == Part::kAny ? 0 : 1);
      down <<= 1;
      positive = down | ~(vertical | up);
      negative = up & vertical;
    }
    return part == Part::kWhole ? score : best;
  }

  std::array<std::uint64_t, 128> rows_{};
  std::size_t size_;
};

}  // namespace guichet::address_register
