#include "text/folding.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet {
namespace {

struct BaseLetterBlock {
  char32_t first;
  char32_t last;
  char32_t origin;
  const std::uint8_t* distances;  // 0: no other base letter
};

#include "base_letters.inc"

constexpr std::uint8_t kSmallestLetter =
    'a';  // below it a byte of the Latin blocks numbers a pair of letters

bool is_combining_mark(char32_t c) { return c >= 0x300 && c <= 0x36F; }

char32_t fold_punctuation(char32_t c) {
  switch (c) {
    case 0x60:
    case 0xB4:
    case 0x2BB:
    case 0x2BC:
    case 0x2018:
    case 0x2019:
    case 0x2032:
    case 0xFF07:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    case 0xA0:
    case 0x2009:
    case 0x202F:
    case 0x3000:
      return ' ';
    default:
      return c;
  }
}

void append_base_letter(std::string& folded, char32_t c) {
  const auto* block = std::find_if(
      std::begin(kBaseLetterBlocks), std::end(kBaseLetterBlocks),
      [=](const BaseLetterBlock& candidate) { return c >= candidate.first && c <= candidate.last; });
  const std::uint8_t distance = block == std::end(kBaseLetterBlocks) ? 0 : block->distances[c - block->first];
  if (distance == 0) return append_utf8(folded, fold_punctuation(c));
  if (block->origin == 0 && distance < kSmallestLetter) {
    folded += kLetterPairs.substr(2 * (distance - 1U), 2);
  } else {
    append_utf8(folded, block->origin + distance);
  }
}

}  // namespace

std::string fold_to_ascii(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    const auto character = next_character(text);
    text.remove_prefix(character.length);
    if (is_combining_mark(character.code_point)) continue;
    append_base_letter(folded, fold_case(character.code_point));
  }
  return folded;
}

}  // namespace guichet
