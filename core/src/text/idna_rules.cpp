#include "text/idna_rules.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace guichet {
namespace {

constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;
constexpr std::uint8_t kVirama = 9;

using ClassSet = unsigned;

constexpr ClassSet set_of(BidiClass each) { return 1U << static_cast<unsigned>(each); }
constexpr ClassSet kNeutral = set_of(BidiClass::kEs) | set_of(BidiClass::kCs) | set_of(BidiClass::kEt) |
                              set_of(BidiClass::kOn) | set_of(BidiClass::kBn) | set_of(BidiClass::kNsm);
constexpr ClassSet kRightToLeft = set_of(BidiClass::kR) | set_of(BidiClass::kAl);
constexpr ClassSet kArabicNumber = set_of(BidiClass::kAn);
constexpr ClassSet kEuropeanNumber = set_of(BidiClass::kEn);
constexpr ClassSet kLeftToRight = set_of(BidiClass::kL);

ClassSet class_of(const IdnaTable& table, char32_t c) { return set_of(table.traits_of(c).bidi); }

// Skips what is transparent to joining from `at` in steps of +1 or -1; the joining type found there.
JoiningType joining_beyond(const IdnaTable& table, std::u32string_view label, std::size_t at,
                           std::size_t step) {
  for (at += step; at < label.size(); at += step) {  // below 0 wraps around
    const JoiningType type = table.traits_of(label[at]).joining;
    if (type != JoiningType::kTransparent) return type;
  }
  return JoiningType::kNone;
}

bool is_between_joining(const IdnaTable& table, std::u32string_view label, std::size_t at) {
  const JoiningType before = joining_beyond(table, label, at, static_cast<std::size_t>(-1));
  const JoiningType after = joining_beyond(table, label, at, 1);
  return (before == JoiningType::kLeft || before == JoiningType::kDual) &&
         (after == JoiningType::kRight || after == JoiningType::kDual);
}

}  // namespace

bool is_valid_in_label(const IdnaTable& table, char32_t c) {
  if (c >= 0x80) return table.is_valid(c);
  return c == '-' || is_ascii_digit(static_cast<char>(c)) || (c >= 'a' && c <= 'z');
}

bool has_stray_joiner(const IdnaTable& table, std::u32string_view label) {
  for (std::size_t at = 0; at < label.size(); ++at) {
    if (label[at] != kJoiner && label[at] != kNonJoiner) continue;
    const bool is_after_virama = at > 0 && table.traits_of(label[at - 1]).combining_class == kVirama;
    if (is_after_virama) continue;
    if (label[at] == kJoiner || !is_between_joining(table, label, at)) return true;
  }
  return false;
}

bool has_right_to_left(const IdnaTable& table, std::u32string_view label) {
  return std::any_of(label.begin(), label.end(),
                     [&](char32_t c) { return (class_of(table, c) & (kRightToLeft | kArabicNumber)) != 0; });
}

bool satisfies_bidi_rule(const IdnaTable& table, std::u32string_view label) {
  const ClassSet first = class_of(table, label[0]);
  if ((first & (kLeftToRight | kRightToLeft)) == 0) return false;
  ClassSet present = 0;
  ClassSet last = 0;
  for (const char32_t c : label) {
    const ClassSet each = class_of(table, c);
    present |= each;
    if (each != set_of(BidiClass::kNsm)) last = each;
  }
  if (first == kLeftToRight) {
    const bool is_pure = (present & ~(kLeftToRight | kEuropeanNumber | kNeutral)) == 0;
    return is_pure && (last & (kLeftToRight | kEuropeanNumber)) != 0;
  }
  constexpr ClassSet kEnds = kRightToLeft | kArabicNumber | kEuropeanNumber;
  const bool has_both_numbers = (present & kArabicNumber) != 0 && (present & kEuropeanNumber) != 0;
  return (present & ~(kEnds | kNeutral)) == 0 && (last & kEnds) != 0 && !has_both_numbers;
}

}  // namespace guichet
