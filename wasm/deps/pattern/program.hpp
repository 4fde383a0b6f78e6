#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pattern/character_set.hpp"

namespace guichet_deps {

enum class Op : std::uint8_t {
  kCharacter,  // the ASCII character `value`
  kDigits,     // an ASCII digit whose bit is set in `value`
  kSet,        // a character of sets[value]
  kRepeat,     // the next instruction, one of the three above, from `low` to `high` times
  kSplit,      // goes on behind it, and should that fail `offset` further; if is_lazy the other way round
  kJump,       // goes on `offset` further
  kSave,       // keeps the place as end number `value` of a group
  kBegin,      // only at the begin of the text
  kEnd,        // only at its end
  kMatch,
};

// What a character may be, as bits: a digit of this value, or anything else, the end of the text included.
using FirstMask = std::uint16_t;
inline constexpr unsigned kNoDigit = 10;
inline constexpr FirstMask kAnyFirst = (1U << (kNoDigit + 1)) - 1;

inline constexpr std::uint16_t kUnbounded = UINT16_MAX;

struct Instruction {
  Op op;
  bool is_lazy = false;  // kRepeat, kSplit: rather less than more
  std::uint16_t value = 0;
  std::uint16_t low =
      0;  // kSplit: FirstMask of what stands behind it, which is not tried on other characters
  std::uint16_t high = 0;  // kSplit: the same of what stands `offset` further
  std::int16_t offset = 0;
};

// A compiled pattern.
struct Program {
  std::vector<Instruction> code;  // ends with kMatch
  std::vector<CharacterSet> sets;
  std::size_t groups = 0;
  std::size_t shortest = 0;  // bytes that a match has at least,
  std::size_t longest = 0;   // and at most
  FirstMask first = kAnyFirst;
};

}  // namespace guichet_deps
