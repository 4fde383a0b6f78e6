#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/program.hpp"

namespace guichet_deps {

// A regular expression as libphonenumber writes them, in UTF-8, with the meaning that it has in Perl and RE2:
//   characters   a  \. (any punctuation)  \t \n \r  .
//   sets         [a-z]  [^...]  \d  \p{L} \p{N} \p{Nd}
//   groups       (...)  (?:...)  |
//   repetition   ? * + {n} {n,} {n,m}, each followed by ? for as few as possible
//   places       ^ $ (the begin and the end of the text)
//   (?i)         at the begin of the pattern; see unicode_groups.py for the characters whose case it knows
// Nothing when there is anything else in it, when what may be empty is repeated without end, or when it takes
// more than 20,000 instructions.
std::optional<Program> compile(std::string_view pattern);

// A piece of a text, in bytes.
struct Place {
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  std::size_t begin = kNowhere;
  std::size_t end = kNowhere;
};

enum class Anchor : unsigned char { kNone, kBegin, kBoth };

// The first match of the pattern in text from `from` on (kNone), right there (kBegin), or of all from there
// (kBoth). Of the matches that begin at one place it is the one that Perl prefers. groups[0] becomes its
// place and groups[i] that of group i, as far as groups has room. The work is bounded by the lengths of the
// program and of the text.
bool find(const Program& program, std::string_view text, std::size_t from, Anchor anchor, Place* groups,
          std::size_t size);

// Puts replacement in place of the first match, or of all. $1 in it stands for a group, \$ for a dollar.
// False, with the text as it was, when nothing matches or the replacement names a group that is not there.
bool replace(const Program& program, std::string& text, bool all, std::string_view replacement);

}  // namespace guichet_deps
