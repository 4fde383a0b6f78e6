// A backtracking matcher. It tries what Perl prefers first, and keeps what is left to try on a stack. Should
// a match take long it starts again and remembers where it has failed: no instruction then runs twice at one
// place.
#include "pattern/choices.hpp"
#include "pattern/pattern.hpp"

namespace guichet_deps {
namespace {

using Kind = Choice::Kind;

constexpr std::size_t kManySteps = 2000;
constexpr std::uint32_t kFailed = UINT32_MAX;

constexpr auto kKinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (unsigned byte = 0; byte < kinds.size(); ++byte) kinds[byte] = static_cast<std::uint8_t>(kind_of(byte));
  return kinds;
}();

class Matcher {
 public:
  Matcher(const Program& program, std::string_view text, bool must_end, Place* groups, std::size_t size)
      : program_(program),
        code_(program.code.data()),
        text_(text.data()),
        length_(static_cast<std::uint32_t>(text.size())),
        must_end_(must_end),
        groups_(groups),
        size_(size) {}

  // Whether the pattern matches at begin, and up to where.
  bool match(std::uint32_t begin) {
    std::uint32_t end = run(begin);
    if (end == kFailed && is_too_long()) {
      remember_failures();
      end = run(begin);
    }
    if (end == kFailed) return false;
    if (size_ > 0) groups_[0] = {begin, end};
    return true;
  }

  bool may_begin_at(std::uint32_t place) const { return may_follow(program_.next, place); }

  // The last place that cannot match because this one does not: a match further in the run of x of a pattern
  // that begins with x* would be one from here too.
  std::uint32_t last_in_vain(std::uint32_t place) const {
    if (program_.star == 0) return place;
    for (std::uint32_t next = place; next != kFailed; next = behind(code_[program_.star], place))
      place = next;
    return place;
  }

  bool has_what_is_needed(std::uint32_t from) const {
    unsigned kinds = as_bit(kTextEnd);
    for (std::uint32_t place = from; place < length_; ++place) kinds |= as_bit(kKinds[byte_at(place)]);
    return (program_.needed & kinds) != 0;
  }

 private:
  struct Point {
    std::uint32_t pc;
    std::uint32_t place;
  };

  unsigned byte_at(std::uint32_t place) const { return static_cast<unsigned char>(text_[place]); }

  bool may_follow(Kinds kinds, std::uint32_t place) const {
    return (kinds & as_bit(place < length_ ? kKinds[byte_at(place)] : kTextEnd)) != 0;
  }

  // The end of the match, or kFailed.
  std::uint32_t run(std::uint32_t begin) {
    Point at{0, begin};
    for (;;) {
      const Instruction& instruction = code_[at.pc];
      if (instruction.op == Op::kMatch && (!must_end_ || at.place == length_)) return at.place;
      at = after(instruction, at);
      if (at.place != kFailed) continue;
      if (is_too_long()) return kFailed;
      at = last_choice();
      if (at.place == kFailed) return kFailed;
    }
  }

  Point after(const Instruction& instruction, Point at) {
    switch (instruction.op) {
      case Op::kCharacter:
      case Op::kDigits:
      case Op::kSet:
        return {at.pc + 1, behind(instruction, at.place)};
      case Op::kRepeat:
        return {at.pc + 2, repeat(instruction, at)};
      case Op::kSplit:
        return split(instruction, at);
      case Op::kJump:
        return {further(at.pc, instruction), at.place};
      case Op::kSave:
        save(instruction.value, at.place);
        return {at.pc + 1, at.place};
      case Op::kBegin:
        return {at.pc + 1, at.place == 0 ? at.place : kFailed};
      case Op::kEnd:
        return {at.pc + 1, at.place == length_ ? at.place : kFailed};
      case Op::kMatch:
        break;
    }
    return {at.pc, kFailed};
  }

  static std::uint32_t further(std::uint32_t pc, const Instruction& instruction) {
    return pc + static_cast<std::uint32_t>(std::int32_t{instruction.offset});
  }

  // Behind the one character at place, if it is one of the item's.
  std::uint32_t behind(const Instruction& item, std::uint32_t place) const {
    if (place >= length_) return kFailed;
    const unsigned byte = byte_at(place);
    if (item.op == Op::kDigits) {
      const unsigned digit = byte - '0';
      return digit <= 9 && (item.value >> digit & 1U) != 0 ? place + 1 : kFailed;
    }
    if (item.op == Op::kCharacter) return byte == item.value ? place + 1 : kFailed;
    const Character character = first_character({text_ + place, length_ - place});
    if (character.size == 0 || !program_.sets[item.value].contains(character.code)) return kFailed;
    return place + static_cast<std::uint32_t>(character.size);
  }

  std::uint32_t repeat(const Instruction& count, Point at) {
    if (has_failed_before(at)) return kFailed;
    const Instruction& item = code_[at.pc + 1];
    std::uint32_t place = at.place;
    for (unsigned taken = 0; taken < count.low; ++taken) {
      place = behind(item, place);
      if (place == kFailed) return kFailed;
    }
    if (count.is_lazy) {
      push(Kind::kMore, at.pc, place, count.low);
    } else if (count.low != count.high) {
      const std::uint32_t least = place;
      place = most(count, item, place);
      if (place > least) push(Kind::kFewer, at.pc, place, least);
    }
    return may_follow(count.value, place) ? place : kFailed;
  }

  std::uint32_t most(const Instruction& count, const Instruction& item, std::uint32_t place) const {
    for (unsigned taken = count.low; taken < count.high || count.high == kUnbounded; ++taken) {
      const std::uint32_t next = behind(item, place);
      if (next == kFailed) break;
      place = next;
    }
    return place;
  }

  Point split(const Instruction& instruction, Point at) {
    if (has_failed_before(at)) return {at.pc, kFailed};
    const std::uint32_t next = at.pc + 1;
    const std::uint32_t other = further(at.pc, instruction);
    const bool may_go_on = may_follow(instruction.low, at.place);
    const bool may_jump = may_follow(instruction.high, at.place);
    if (may_go_on && may_jump) {
      push(Kind::kBranch, instruction.is_lazy ? next : other, at.place, 0);
      return {instruction.is_lazy ? other : next, at.place};
    }
    return {may_go_on ? next : other, may_go_on || may_jump ? at.place : kFailed};
  }

  std::size_t& end_of_group(std::size_t end) {
    return end % 2 == 0 ? groups_[end / 2].begin : groups_[end / 2].end;
  }

  void save(std::uint32_t end, std::uint32_t place) {
    if (end / 2 >= size_) return;
    std::size_t& kept = end_of_group(end);
    push(Kind::kRestore, end, static_cast<std::uint32_t>(kept), 0);
    kept = place;
  }

  void restore(std::uint32_t end, std::uint32_t place) {
    end_of_group(end) = place == static_cast<std::uint32_t>(Place::kNowhere) ? Place::kNowhere : place;
  }

  // Where the last choice leads.
  Point last_choice() {
    while (!choices_.empty()) {
      Choice& choice = choices_.last();
      std::uint32_t place = kFailed;
      switch (choice.kind) {
        case Kind::kBranch:
          choices_.pop();
          return {choice.pc, choice.place};
        case Kind::kFewer:
          place = fewer(choice);
          break;
        case Kind::kMore:
          place = more(choice);
          break;
        case Kind::kRestore:
          restore(choice.pc, choice.place);
          break;
      }
      if (place != kFailed) return {choice.pc + 2U, place};
      choices_.pop();
    }
    return {0, kFailed};
  }

  std::uint32_t fewer(Choice& choice) const {
    std::uint32_t place = choice.place;
    while (place > choice.bound) {
      do --place;
      while ((byte_at(place) & 0xC0U) == 0x80);  // inside of a character
      if (may_follow(code_[choice.pc].value, place)) return choice.place = place;
    }
    return kFailed;
  }

  std::uint32_t more(Choice& choice) const {
    const Instruction& count = code_[choice.pc];
    while (choice.bound < count.high || count.high == kUnbounded) {
      choice.place = behind(code_[choice.pc + 1], choice.place);
      ++choice.bound;
      if (choice.place == kFailed || may_follow(count.value, choice.place)) return choice.place;
    }
    return kFailed;
  }

  bool is_too_long() const { return steps_ > kManySteps && failed_.empty(); }

  void remember_failures() {
    failed_.resize(program_.code.size() * (length_ + std::size_t{1}));
    choices_.clear();
    for (std::size_t group = 1; group < size_; ++group) groups_[group] = {};
  }

  bool has_failed_before(Point at) {
    ++steps_;
    if (failed_.empty()) return false;
    const std::size_t index = at.pc * (length_ + std::size_t{1}) + at.place;
    const bool has_failed = failed_[index];
    failed_[index] = true;
    return has_failed;
  }

  void push(Kind kind, std::uint32_t pc, std::uint32_t place, std::uint32_t bound) {
    choices_.push({kind, static_cast<std::uint16_t>(pc), place, bound});
  }

  const Program& program_;
  const Instruction* const code_;
  const char* const text_;
  const std::uint32_t length_;
  const bool must_end_;
  Place* const groups_;
  const std::size_t size_;
  std::size_t steps_ = 0;
  Choices choices_;
  std::vector<bool> failed_;  // (instruction, place), once the match has taken long
};

}  // namespace

bool find(const Program& program, std::string_view text, std::size_t from, Anchor anchor, Place* groups,
          std::size_t size) {
  for (std::size_t group = 0; group < size; ++group) groups[group] = {};
  const std::size_t left = text.size() - from;
  if (left < program.shortest || (anchor == Anchor::kBoth && left > program.longest)) return false;
  Matcher matcher(program, text, anchor == Anchor::kBoth, groups, size);
  auto begin = static_cast<std::uint32_t>(from);
  if (anchor != Anchor::kNone) return matcher.may_begin_at(begin) && matcher.match(begin);
  if (!matcher.has_what_is_needed(begin)) return false;
  for (const std::size_t last = text.size() - program.shortest; begin <= last; ++begin) {
    if (!matcher.may_begin_at(begin)) continue;
    if (matcher.match(begin)) return true;
    begin = matcher.last_in_vain(begin);
  }
  return false;
}

}  // namespace guichet_deps
