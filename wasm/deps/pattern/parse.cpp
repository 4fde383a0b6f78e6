#include "pattern/parse.hpp"

#include <algorithm>

namespace guichet_deps {
namespace {

constexpr unsigned kDeepest = 50;      // groups in groups
constexpr unsigned kMostTimes = 1000;  // RE2's limit too
constexpr Kinds kAllDigits = 0x3FF;

Fragment single(Instruction instruction) { return {{instruction}}; }

bool is_ascii_digit(char c) { return '0' <= c && c <= '9'; }

}  // namespace

bool Parser::parse(Fragment& result) {
  ignores_case_ = take("(?i)");
  result = alternatives(0);
  if (!rest_.empty()) refuse();
  return !is_refused_ && result.code.size() < kMostInstructions;
}

Fragment Parser::refuse() {
  is_refused_ = true;
  rest_ = {};
  return {};
}

bool Parser::take(std::string_view expected) {
  if (rest_.substr(0, expected.size()) != expected) return false;
  rest_.remove_prefix(expected.size());
  return true;
}

char32_t Parser::take_character() {
  const Character character = rest_.empty() ? Character{0, 0} : first_character(rest_);
  if (character.size == 0) refuse();
  rest_.remove_prefix(character.size);
  return character.code;
}

Fragment Parser::alternatives(unsigned depth) {
  if (depth > kDeepest) return refuse();
  std::vector<Fragment> found{sequence(depth)};
  while (take("|")) found.push_back(sequence(depth));
  Fragment result = std::move(found.back());
  for (std::size_t i = found.size() - 1; i > 0; --i) {
    if (result.code.size() >= kMostInstructions) return refuse();
    result = either(found[i - 1], result);
  }
  return result;
}

Fragment Parser::sequence(unsigned depth) {
  Fragment result;
  while (!rest_.empty() && !at('|') && !at(')')) append(result, repeated(depth));
  if (result.code.size() >= kMostInstructions) return refuse();
  return result;
}

Fragment Parser::repeated(unsigned depth) {
  const bool is_place = at('^') || at('$');
  Fragment result = atom(depth);
  Count count;
  if (!quantifier(count)) return result;
  const bool is_lazy = take("?");
  const bool is_endless_and_empty = count.high == kUnbounded && result.shortest == 0;
  Count another;
  if (is_place || is_endless_and_empty || quantifier(another)) return refuse();
  return repeat(result, count.low, count.high, is_lazy);
}

bool Parser::quantifier(Count& count) {
  if (take("?")) {
    count = {0, 1};
  } else if (take("*")) {
    count = {0, kUnbounded};
  } else if (take("+")) {
    count = {1, kUnbounded};
  } else {
    return take("{") && braces(count);
  }
  return true;
}

bool Parser::braces(Count& count) {
  count.low = count.high = number();
  if (take(",")) count.high = at('}') ? kUnbounded : number();
  if (!take("}") || count.low > count.high) refuse();
  return true;
}

std::uint16_t Parser::number() {
  std::size_t length = 0;
  unsigned value = 0;
  for (; length < rest_.size() && is_ascii_digit(rest_[length]) && value <= kMostTimes; ++length) {
    value = value * 10 + static_cast<unsigned>(rest_[length] - '0');
  }
  const bool has_leading_zero = length > 1 && rest_[0] == '0';  // makes the braces plain text in RE2
  if (length == 0 || has_leading_zero || value > kMostTimes) refuse();
  rest_.remove_prefix(std::min(length, rest_.size()));
  return static_cast<std::uint16_t>(value);
}

Fragment Parser::atom(unsigned depth) {
  if (take("(")) return group(depth);
  if (take("[")) return brackets();
  if (take("\\")) return escaped();
  if (take("^")) return single({Op::kBegin});
  if (take("$")) return single({Op::kEnd});
  return character_or_set();
}

Fragment Parser::group(unsigned depth) {
  const bool is_captured = !take("?:");
  if (at('?')) return refuse();
  Instruction save{Op::kSave};
  if (is_captured) save.value = static_cast<std::uint16_t>(2 * ++groups_);
  Fragment inside = alternatives(depth + 1);
  if (!take(")")) return refuse();
  if (!is_captured) return inside;
  Fragment result = single(save);
  append(result, inside);
  ++save.value;
  result.code.push_back(save);
  return result;
}

Fragment Parser::escaped() {
  if (take("d")) return {{{Op::kDigits, false, kAllDigits}}, 1, 1, kAllDigits};
  if (at('p')) {
    CharacterSet set;
    named_group(set);
    return any_of(std::move(set));
  }
  const char32_t character = escaped_character(take_character());
  return character == 0 ? refuse() : literal(character);
}

Fragment Parser::character_or_set() {
  if (take(".")) {
    CharacterSet set;
    set.add(Range{'\n', '\n'});
    set.negate();
    return any_of(std::move(set));
  }
  for (const char mark : {'?', '*', '+', '{', '}', ']'}) {
    if (at(mark)) return refuse();
  }
  return literal(take_character());
}

}  // namespace guichet_deps
