#include "text/unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "text/utf8.hpp"

namespace guichet {
namespace {

struct FoldingRange {
  char32_t first;
  char32_t last;
  std::uint8_t step;
  std::int32_t distance;
};

#include "case_folding.inc"

// Where the reverse of case folding is what title case asks for: not for µ and the digraphs.
bool has_reversible_folding(char32_t c) {
  const bool is_digraph = (c >= 0x1C4 && c <= 0x1CC) || (c >= 0x1F1 && c <= 0x1F3);
  return (c < 0x25C && c != 0xB5 && !is_digraph) || (c >= 0x370 && c < 0x590) || (c >= 0x1E00 && c < 0x2000);
}

}  // namespace

char32_t fold_case(char32_t code_point) {
  const auto* range =
      std::lower_bound(std::begin(kFoldingRanges), std::end(kFoldingRanges), code_point,
                       [](const FoldingRange& candidate, char32_t value) { return candidate.last < value; });
  if (range == std::end(kFoldingRanges) || code_point < range->first) return code_point;
  if ((code_point - range->first) % range->step != 0) return code_point;
  return static_cast<char32_t>(static_cast<std::int32_t>(code_point) + range->distance);
}

std::string fold_case(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    const auto character = next_character(text);
    append_utf8(folded, fold_case(character.code_point));
    text.remove_prefix(character.length);
  }
  return folded;
}

char32_t to_title(char32_t code_point) {
  if (code_point == 0x131) return U'I';
  if (!has_reversible_folding(code_point) || code_point == 0xDF) return code_point;
  const auto* range =
      std::find_if(std::begin(kFoldingRanges), std::end(kFoldingRanges), [=](const FoldingRange& candidate) {
        const auto capital =
            static_cast<char32_t>(static_cast<std::int32_t>(code_point) - candidate.distance);
        return has_reversible_folding(capital) && capital >= candidate.first && capital <= candidate.last &&
               (capital - candidate.first) % candidate.step == 0;
      });
  if (range == std::end(kFoldingRanges)) return code_point;
  return static_cast<char32_t>(static_cast<std::int32_t>(code_point) - range->distance);
}

bool is_invisible(char32_t code_point) {
  struct Range {
    char32_t first, last;
  };
  static constexpr Range kInvisible[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},    {0x61C, 0x61C},
                                         {0x180E, 0x180E}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},
                                         {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFD}, {0xE0000, 0xE007F}};
  return std::any_of(std::begin(kInvisible), std::end(kInvisible),
                     [=](Range range) { return code_point >= range.first && code_point <= range.last; });
}

}  // namespace guichet
