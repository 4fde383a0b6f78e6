#include "pattern/unicode.hpp"

#include <iterator>

#include "guichet_deps/unicode_groups.h"
#include "unicode/uchar.h"

namespace guichet_deps {
namespace {

// A table holds, by turns, how many code points are outside and inside of the group, seven bits a byte.
template <std::size_t kSize>
bool is_inside(const unsigned char (&table)[kSize], char32_t character) {
  bool is_inside = true;
  char32_t border = 0;
  for (std::size_t at = 0; at < kSize && border <= character;) {
    char32_t run = 0;
    do run = (run << 7U) | (table[at] & 0x7FU);
    while ((table[at++] & 0x80U) != 0);
    border += run;
    is_inside = !is_inside;
  }
  return border > character && is_inside;
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
}

char32_t bits(char byte, unsigned mask) { return static_cast<unsigned char>(byte) & mask; }

}  // namespace

bool is_in(Group group, char32_t character) {
  switch (group) {
    case Group::kLetter:
      return is_inside(kLetters, character);
    case Group::kNumber:
      return is_inside(kNumbers, character);
    case Group::kDecimalDigit:
      return u_charDigitValue(static_cast<std::int32_t>(character)) >= 0;
  }
  return false;
}

Character first_character_beyond_ascii(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  static constexpr char32_t kLowest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (lead < 0xC2 || lead > 0xF4) return {0, 0};
  char32_t code = bits(text[0], 0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (!continues(text, i)) return {0, 0};
    code = (code << 6U) | bits(text[i], 0x3F);
  }
  if (code < kLowest[size] || code > 0x10FFFF) return {0, 0};
  return {code, size};
}

CaseTable case_table() { return {std::begin(kCases), std::end(kCases)}; }

bool knows_cases(Range range) {
  for (const Range& block : kCaseBlocks) {
    if (block.first <= range.first && range.last <= block.last) return true;
  }
  return false;
}

}  // namespace guichet_deps
