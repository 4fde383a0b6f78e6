#pragma once

#include <bitset>
#include <cstdint>
#include <vector>

#include "pattern/kinds.hpp"
#include "pattern/unicode.hpp"

namespace guichet_deps {

// The characters between the brackets of a pattern.
class CharacterSet {
 public:
  void add(Range range);
  void add(Group group);
  // Adds a range and what differs from it in case only. False where the cases are not known.
  bool add_any_case(Range range);
  void negate();

  bool contains(char32_t character) const {
    return character < kAscii ? ascii_[character] : contains_beyond_ascii(character);
  }
  // The bits of the ASCII digits in it.
  unsigned digits() const;
  bool is_of_digits_only() const;
  // The kinds of bytes that its characters begin with.
  Kinds kinds() const;

 private:
  bool has_any_beyond_ascii() const { return is_negated_ || !ranges_.empty() || !groups_.empty(); }
  static constexpr char32_t kAscii = 128;
  bool contains_beyond_ascii(char32_t character) const;

  std::bitset<kAscii> ascii_;
  std::vector<Range> ranges_;
  std::vector<Group> groups_;
  bool is_negated_ = false;
};

}  // namespace guichet_deps
