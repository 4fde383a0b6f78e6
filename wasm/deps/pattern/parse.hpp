#pragma once

#include <string_view>

#include "pattern/fragment.hpp"

namespace guichet_deps {

// Reads a pattern (see pattern.hpp) into a fragment and the sets it names.
class Parser {
 public:
  explicit Parser(std::string_view pattern) : rest_(pattern) {}

  // False when the pattern is refused.
  bool parse(Fragment& result);
  std::vector<CharacterSet>& sets() { return sets_; }
  std::size_t groups() const { return groups_; }

 private:
  Fragment alternatives(unsigned depth);
  Fragment sequence(unsigned depth);
  Fragment repeated(unsigned depth);
  Fragment atom(unsigned depth);
  Fragment group(unsigned depth);
  Fragment escaped();
  Fragment character_or_set();

  struct Count {
    std::uint16_t low = 1;
    std::uint16_t high = 1;
  };
  bool quantifier(Count& count);
  bool braces(Count& count);
  std::uint16_t number();

  // parse_set.cpp
  Fragment brackets();
  void bracket_item(CharacterSet& set);
  void class_escape(CharacterSet& set);
  char32_t range_end();
  void add(CharacterSet& set, Range range);
  void named_group(CharacterSet& set);
  Fragment any_of(CharacterSet set);
  Fragment literal(char32_t character);

  bool take(std::string_view expected);
  bool at(char expected) const { return !rest_.empty() && rest_[0] == expected; }
  char32_t take_character();
  // Nothing that is read behind a refusal counts.
  Fragment refuse();

  std::string_view rest_;
  std::vector<CharacterSet> sets_;
  std::size_t groups_ = 0;
  bool ignores_case_ = false;
  bool is_refused_ = false;
};

// The character that a backslash and this letter or mark mean, 0 when they mean no single character.
char32_t escaped_character(char32_t letter);

}  // namespace guichet_deps
