#include "pattern/fragment.hpp"

#include <algorithm>
#include <bitset>

namespace guichet_deps {
namespace {

std::size_t times(std::size_t length, std::size_t count) {
  return length == 0 || count == 0 ? 0 : std::min(kNoLimit, std::min(length, kNoLimit / count + 1) * count);
}

std::int16_t offset(std::size_t length) {
  return static_cast<std::int16_t>(std::min(length, kMostInstructions));
}

Instruction jump(Op op, std::int16_t distance, bool is_lazy = false) {
  Instruction instruction{op};
  instruction.offset = distance;
  instruction.is_lazy = is_lazy;
  return instruction;
}

// Of two demands that both hold, the one that more texts fail.
Kinds stricter(Kinds first, Kinds second) {
  return std::bitset<16>(first).count() <= std::bitset<16>(second).count() ? first : second;
}

Fragment repeat_character(const Fragment& character, std::uint16_t low, std::uint16_t high, bool is_lazy) {
  Instruction count{Op::kRepeat};
  count.low = low;
  count.high = high;
  count.is_lazy = is_lazy;
  return {{count, character.code[0]},
          times(character.shortest, low),
          high == kUnbounded ? kNoLimit : times(character.longest, high),
          low == 0 ? kAnything : character.needed};
}

Fragment optional(const Fragment& fragment, bool is_lazy) {
  Fragment result{{jump(Op::kSplit, offset(fragment.code.size() + 1), is_lazy)}};
  append(result, fragment);
  result.shortest = 0;
  result.needed = kAnything;
  return result;
}

Fragment star(const Fragment& fragment, bool is_lazy) {
  Fragment result{{jump(Op::kSplit, offset(fragment.code.size() + 2), is_lazy)}};
  append(result, fragment);
  result.code.push_back(jump(Op::kJump, static_cast<std::int16_t>(-offset(fragment.code.size() + 1))));
  return {std::move(result.code), 0, kNoLimit, kAnything};
}

}  // namespace

void append(Fragment& fragment, const Fragment& next) {
  if (fragment.code.size() <= kMostInstructions) {  // beyond it the pattern is refused
    fragment.code.insert(fragment.code.end(), next.code.begin(), next.code.end());
  }
  fragment.shortest = std::min(kNoLimit, fragment.shortest + next.shortest);
  fragment.longest = std::min(kNoLimit, fragment.longest + next.longest);
  fragment.needed = stricter(fragment.needed, next.needed);
}

Fragment either(const Fragment& first, const Fragment& second) {
  Fragment result{{jump(Op::kSplit, offset(first.code.size() + 2))}};
  append(result, first);
  result.code.push_back(jump(Op::kJump, offset(second.code.size() + 1)));
  append(result, second);
  result.shortest = std::min(first.shortest, second.shortest);
  result.longest = std::max(first.longest, second.longest);
  result.needed = static_cast<Kinds>(first.needed | second.needed);
  return result;
}

Fragment repeat(const Fragment& fragment, std::uint16_t low, std::uint16_t high, bool is_lazy) {
  if (fragment.is_one_character()) return repeat_character(fragment, low, high, is_lazy);
  Fragment result;
  for (std::uint16_t count = 0; count < low; ++count) append(result, fragment);
  if (high == kUnbounded) {
    append(result, star(fragment, is_lazy));
    return result;
  }
  Fragment rest;  // x{0,3} is (x(x(x)?)?)?
  for (std::uint16_t count = low; count < high && rest.code.size() <= kMostInstructions; ++count) {
    Fragment one_more = fragment;
    append(one_more, rest);
    rest = optional(one_more, is_lazy);
  }
  append(result, rest);
  return result;
}

}  // namespace guichet_deps
