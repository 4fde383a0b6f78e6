// What stands for one character in a pattern: a literal, a set in brackets, a group of Unicode.
#include "pattern/parse.hpp"

namespace guichet_deps {

char32_t escaped_character(char32_t letter) {
  if (letter == 't') return '\t';
  if (letter == 'n') return '\n';
  if (letter == 'r') return '\r';
  const bool is_mark = ('!' <= letter && letter <= '/') || (':' <= letter && letter <= '@') ||
                       ('[' <= letter && letter <= '`' && letter != '_') || ('{' <= letter && letter <= '~');
  return is_mark ? letter : 0;
}

Fragment Parser::literal(char32_t character) {
  CharacterSet set;
  add(set, {character, character});
  bool has_one_case = character < 0x80;
  if (ignores_case_) each_other_case({character, character}, [&](Range) { has_one_case = false; });
  if (!has_one_case || set.is_of_digits_only()) return any_of(std::move(set));
  return {{{Op::kCharacter, false, static_cast<std::uint16_t>(character)}}, 1, 1, set.kinds()};
}

Fragment Parser::any_of(CharacterSet set) {
  if (set.is_of_digits_only())
    return {{{Op::kDigits, false, static_cast<std::uint16_t>(set.digits())}}, 1, 1, set.kinds()};
  const Kinds kinds = set.kinds();
  sets_.push_back(std::move(set));
  if (sets_.size() > kMostInstructions) return refuse();
  return {{{Op::kSet, false, static_cast<std::uint16_t>(sets_.size() - 1)}}, 1, 4, kinds};
}

void Parser::add(CharacterSet& set, Range range) {
  if (!ignores_case_) {
    set.add(range);
  } else if (!set.add_any_case(range)) {
    refuse();
  }
}

Fragment Parser::brackets() {
  CharacterSet set;
  const bool is_negated = take("^");
  if (at(']')) return refuse();
  for (bool is_first = true; !rest_.empty() && !at(']'); is_first = false) {
    if (at('-') && !is_first && rest_.substr(1, 1) != "]") return refuse();
    if (at('[') && rest_.substr(1, 1) == ":") return refuse();
    bracket_item(set);
  }
  if (!take("]")) return refuse();
  if (is_negated) set.negate();
  return any_of(std::move(set));
}

void Parser::bracket_item(CharacterSet& set) {
  if (rest_.substr(0, 2) == "\\d" || rest_.substr(0, 2) == "\\p") return class_escape(set);
  const char32_t first = range_end();
  const bool is_range = at('-') && rest_.size() > 1 && rest_[1] != ']';
  if (is_range) take("-");
  const char32_t last = is_range ? range_end() : first;
  if (first > last) refuse();
  if (!is_refused_) add(set, {first, last});
}

void Parser::class_escape(CharacterSet& set) {
  take("\\");
  if (at('p')) return named_group(set);
  take("d");
  set.add(Range{'0', '9'});
}

char32_t Parser::range_end() {
  const bool is_escaped = take("\\");
  const char32_t character = take_character();
  if (!is_escaped) return character;
  const char32_t meant = escaped_character(character);
  if (meant == 0) refuse();
  return meant;
}

void Parser::named_group(CharacterSet& set) {
  if (take("p{Nd}")) {
    set.add(Group::kDecimalDigit);
  } else if (!ignores_case_ && take("p{N}")) {  // letters and Roman numerals have cases
    set.add(Group::kNumber);
  } else if (!ignores_case_ && take("p{L}")) {
    set.add(Group::kLetter);
  } else {
    refuse();
  }
}

}  // namespace guichet_deps
