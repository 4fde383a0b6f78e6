#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pattern/character_set.hpp"
#include "pattern/kinds.hpp"

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

inline constexpr std::uint16_t kUnbounded = UINT16_MAX;

struct Instruction {
  Op op;
  bool is_lazy = false;  // kRepeat, kSplit: rather less than more
  std::uint16_t value =
      0;                   // kRepeat: Kinds of what follows the repetition, which is not tried on other texts
  std::uint16_t low = 0;   // kSplit: the same of what stands behind it
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
  Kinds next = kAnything;    // with what a match begins
  Kinds needed = kAnything;  // of which at least one byte is in each match
  // The character that a pattern which begins with x* repeats, as an index of code; 0: it begins otherwise.
  std::size_t star = 0;
};

}  // namespace guichet_deps
