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

// What may come next in a text, as bits: a digit by its value, another kind of byte, or the end.
using NextMask = std::uint16_t;
inline constexpr unsigned kSpace = 10;  // and controls
inline constexpr unsigned kLetter = 11;
inline constexpr unsigned kMark = 12;
inline constexpr unsigned kBeyondAscii = 13;
inline constexpr unsigned kTextEnd = 14;
inline constexpr NextMask kAnything = (1U << (kTextEnd + 1)) - 1;

constexpr unsigned kind_of_byte(unsigned byte) {
  if (byte >= 0x80) return kBeyondAscii;
  if (byte <= ' ') return kSpace;
  if ('0' <= byte && byte <= '9') return byte - '0';
  return ('a' <= (byte | 0x20U) && (byte | 0x20U) <= 'z') ? kLetter : kMark;
}

inline constexpr std::uint16_t kUnbounded = UINT16_MAX;

struct Instruction {
  Op op;
  bool is_lazy = false;  // kRepeat, kSplit: rather less than more
  std::uint16_t value =
      0;  // kRepeat: NextMask of what follows the repetition, which is not tried on other texts
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
  NextMask next = kAnything;
  // The character that a pattern which begins with x* repeats, as an index of code; 0: it begins otherwise.
  std::size_t star = 0;
};

}  // namespace guichet_deps
