// A backtracking matcher. It tries what Perl prefers first, and keeps what is left to try on a stack. Should
// a match take long it starts again and remembers where it has failed: no instruction then runs twice at one
// place.
#include "pattern/choices.hpp"
#include "pattern/failures.hpp"
#include "pattern/pattern.hpp"
#include "pattern/reader.hpp"

namespace guichet_deps {
namespace {

using Kind = Choice::Kind;

#ifndef GUICHET_MANY_STEPS
#define GUICHET_MANY_STEPS 2000  // the tests take few, so that most of their matches start again
#endif
constexpr std::size_t kManySteps = GUICHET_MANY_STEPS;

class Matcher {
 public:
  Matcher(const Program& program, std::string_view text, bool must_end, Place* groups, std::size_t size)
      : program_(program),
        code_(program.code.data()),
        reader_(program, text),
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

  bool may_begin_at(std::uint32_t place) const { return reader_.may_follow(program_.next, place); }

  // The last place that cannot match because this one does not: a match further in the run of x of a pattern
  // that begins with x* would be one from here too.
  std::uint32_t last_in_vain(std::uint32_t place) const {
    if (program_.star == 0) return place;
    for (std::uint32_t next = place; next != kFailed; next = reader_.behind(code_[program_.star], place))
      place = next;
    return place;
  }

 private:
  struct Point {
    std::uint32_t pc;
    std::uint32_t place;
  };

  // The end of the match, or kFailed.
  std::uint32_t run(std::uint32_t begin) {
    Point at{0, begin};
    for (;;) {
      const Instruction& instruction = code_[at.pc];
      if (instruction.op == Op::kMatch && (!must_end_ || at.place == reader_.length())) return at.place;
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
        return {at.pc + 1, reader_.behind(instruction, at.place)};
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
        return {at.pc + 1, at.place == reader_.length() ? at.place : kFailed};
      case Op::kMatch:
        break;
    }
    return {at.pc, kFailed};
  }

  static std::uint32_t further(std::uint32_t pc, const Instruction& instruction) {
    return pc + static_cast<std::uint32_t>(std::int32_t{instruction.offset});
  }

  std::uint32_t repeat(const Instruction& count, Point at) {
    if (has_failed_before(at)) return kFailed;
    const Instruction& item = code_[at.pc + 1];
    std::uint32_t place = at.place;
    for (unsigned taken = 0; taken < count.low; ++taken) {
      place = reader_.behind(item, place);
      if (place == kFailed) return kFailed;
    }
    if (count.is_lazy) {
      push(Kind::kMore, at.pc, place, count.low);
    } else if (count.low != count.high) {
      const std::uint32_t least = place;
      place = reader_.most(count, item, place);
      if (place > least) push(Kind::kFewer, at.pc, place, least);
    }
    return reader_.may_follow(count.value, place) ? place : kFailed;
  }

  Point split(const Instruction& instruction, Point at) {
    if (has_failed_before(at)) return {at.pc, kFailed};
    const std::uint32_t next = at.pc + 1;
    const std::uint32_t other = further(at.pc, instruction);
    const bool may_go_on = reader_.may_follow(instruction.low, at.place);
    const bool may_jump = reader_.may_follow(instruction.high, at.place);
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
      place = reader_.before(place);
      if (reader_.may_follow(code_[choice.pc].value, place)) return choice.place = place;
    }
    return kFailed;
  }

  std::uint32_t more(Choice& choice) const {
    const Instruction& count = code_[choice.pc];
    while (choice.bound < count.high || count.high == kUnbounded) {
      choice.place = reader_.behind(code_[choice.pc + 1], choice.place);
      ++choice.bound;
      if (choice.place == kFailed || reader_.may_follow(count.value, choice.place)) return choice.place;
    }
    return kFailed;
  }

  bool is_too_long() const { return steps_ > kManySteps && !failures_.is_kept(); }

  void remember_failures() {
    failures_.keep(program_.code.size(), reader_.length());
    choices_.clear();
    for (std::size_t group = 1; group < size_; ++group) groups_[group] = {};
  }

  bool has_failed_before(Point at) {
    ++steps_;
    return failures_.has_failed_before(at.pc, at.place);
  }

  void push(Kind kind, std::uint32_t pc, std::uint32_t place, std::uint32_t bound) {
    choices_.push({kind, static_cast<std::uint16_t>(pc), place, bound});
  }

  const Program& program_;
  const Instruction* const code_;
  const Reader reader_;
  const bool must_end_;
  Place* const groups_;
  const std::size_t size_;
  std::size_t steps_ = 0;
  Choices choices_;
  Failures failures_;
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
  if (!Reader(program, text).has_what_is_needed(begin)) return false;
  for (const std::size_t last = text.size() - program.shortest; begin <= last; ++begin) {
    if (!matcher.may_begin_at(begin)) continue;
    if (matcher.match(begin)) return true;
    begin = matcher.last_in_vain(begin);
  }
  return false;
}

}  // namespace guichet_deps
