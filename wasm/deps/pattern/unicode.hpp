#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guichet_deps {

struct Range {
  char32_t first;
  char32_t last;
};

// The general categories that patterns may name: \p{L}, \p{N}, \p{Nd}.
enum class Group : std::uint8_t { kLetter, kNumber, kDecimalDigit };

bool is_in(Group group, char32_t character);

struct Character {
  char32_t code;
  std::size_t size;  // in bytes; 0: no well-formed UTF-8
};

// The first character of a text that is not empty.
Character first_character_beyond_ascii(std::string_view text);

inline Character first_character(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  return byte < 0x80 ? Character{byte, 1} : first_character_beyond_ascii(text);
}

// One entry of the table of cases: `first` to `last` also stand for what lies `distance` further.
struct CaseRange {
  char32_t first;
  char32_t last;
  std::int32_t distance;
};

struct CaseTable {
  const CaseRange* begin;
  const CaseRange* end;
};
CaseTable case_table();

// Whether the table knows every other case of a range.
bool knows_cases(Range range);

// Calls visit with each range that differs from this one in case only. False where the cases are not known.
template <class Visit>
bool each_other_case(Range range, Visit visit) {
  if (!knows_cases(range)) return false;
  const CaseTable table = case_table();
  for (const CaseRange* entry = table.begin; entry != table.end; ++entry) {
    const char32_t first = range.first > entry->first ? range.first : entry->first;
    const char32_t last = range.last < entry->last ? range.last : entry->last;
    if (first <= last)
      visit(Range{first + static_cast<char32_t>(entry->distance),
                  last + static_cast<char32_t>(entry->distance)});
  }
  return true;
}

}  // namespace guichet_deps
