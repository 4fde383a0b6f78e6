#pragma once

#include <cstddef>
#include <vector>

#include "pattern/program.hpp"

namespace guichet_deps {

// The program of a part of a pattern; all jumps in it are relative and stay in it.
struct Fragment {
  std::vector<Instruction> code;
  std::size_t shortest = 0;  // bytes it matches
  std::size_t longest = 0;
  Kinds needed = kAnything;  // at least one byte of these is in it

  bool is_one_character() const { return code.size() == 1 && code[0].op <= Op::kSet; }
};

inline constexpr std::size_t kMostInstructions = 20000;
inline constexpr std::size_t kNoLimit = 1U << 30U;

void append(Fragment& fragment, const Fragment& next);
// Either of both, the first one rather.
Fragment either(const Fragment& first, const Fragment& second);
// A fragment from low to high times (kUnbounded: without end), rather more or, lazy, rather less.
Fragment repeat(const Fragment& fragment, std::uint16_t low, std::uint16_t high, bool is_lazy);

}  // namespace guichet_deps
