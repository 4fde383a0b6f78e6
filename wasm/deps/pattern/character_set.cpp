#include "pattern/character_set.hpp"

namespace guichet_deps {

void CharacterSet::add(Range range) {
  for (char32_t c = range.first; c <= range.last && c < kAscii; ++c) ascii_.set(c);
  if (range.last >= kAscii) ranges_.push_back(range);
}

void CharacterSet::add(Group group) {
  for (char32_t c = 0; c < kAscii; ++c) {
    if (is_in(group, c)) ascii_.set(c);
  }
  groups_.push_back(group);
}

bool CharacterSet::add_any_case(Range range) {
  add(range);
  return each_other_case(range, [this](Range other) { add(other); });
}

void CharacterSet::negate() {
  ascii_.flip();
  is_negated_ = !is_negated_;
}

unsigned CharacterSet::digits() const {
  unsigned digits = 0;
  for (unsigned digit = 0; digit < 10; ++digit) digits |= ascii_['0' + digit] ? 1U << digit : 0U;
  return digits;
}

Kinds CharacterSet::kinds() const {
  unsigned kinds = has_any_beyond_ascii() ? as_bit(kBeyondAscii) : 0U;
  for (unsigned byte = 0; byte < kAscii; ++byte) kinds |= ascii_[byte] ? as_bit(kind_of(byte)) : 0U;
  return static_cast<Kinds>(kinds);
}

bool CharacterSet::is_of_digits_only() const {
  return !is_negated_ && ranges_.empty() && groups_.empty() &&
         std::bitset<10>(digits()).count() == ascii_.count();
}

bool CharacterSet::contains_beyond_ascii(char32_t character) const {
  for (const Range& range : ranges_) {
    if (range.first <= character && character <= range.last) return !is_negated_;
  }
  for (const Group group : groups_) {
    if (is_in(group, character)) return !is_negated_;
  }
  return is_negated_;
}

}  // namespace guichet_deps
