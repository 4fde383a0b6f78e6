// A backtracking matcher. It tries what Perl prefers first, and keeps what is left to try on a stack. Should
// a match take long it starts again and remembers where it has failed: no instruction then runs twice at one
// place.
#include "pattern/choices.hpp"
#include "pattern/pattern.hpp"

namespace guichet_deps {
namespace {

using Kind = Choice::Kind;

constexpr std::size_t kManySteps = 2000;

class Matcher {
 public:
  Matcher(const Program& program, std::string_view text, bool must_end, Place* groups, std::size_t size)
      : program_(program), text_(text), must_end_(must_end), groups_(groups), size_(size) {}

  // Whether the pattern matches at place, and up to where.
  bool match(std::size_t place) {
    const auto begin = static_cast<std::uint32_t>(place);
    while (!run(begin)) {
      if (!is_too_long()) return false;
      failed_.resize(program_.code.size() * (text_.size() + 1));
      choices_.clear();
      for (std::size_t group = 1; group < size_; ++group) groups_[group] = {};
    }
    if (size_ > 0) groups_[0] = {place, place_};
    return true;
  }

  bool may_begin_at(std::size_t place) const { return (program_.first & mask_at(place)) != 0; }

 private:
  bool is_too_long() const { return steps_ > kManySteps && failed_.empty(); }

  bool run(std::uint32_t place) {
    pc_ = 0;
    place_ = place;
    do {
      while (step()) {
        if (is_matched_) return true;
      }
    } while (!is_too_long() && go_back());
    return false;
  }

  // One instruction; false where it fails.
  bool step() {
    const Instruction& instruction = program_.code[pc_];
    switch (instruction.op) {
      case Op::kCharacter:
      case Op::kDigits:
      case Op::kSet:
        ++pc_;
        return take(instruction);
      case Op::kRepeat:
        return repeat(instruction);
      case Op::kSplit:
        return split(instruction);
      case Op::kJump:
        pc_ += static_cast<std::size_t>(instruction.offset);
        return true;
      case Op::kSave:
        save(instruction.value);
        ++pc_;
        return true;
      case Op::kBegin:
        ++pc_;
        return place_ == 0;
      case Op::kEnd:
        ++pc_;
        return place_ == text_.size();
      case Op::kMatch:
        is_matched_ = !must_end_ || place_ == text_.size();
        return is_matched_;
    }
    return false;
  }

  bool take(const Instruction& instruction) {
    if (place_ >= text_.size()) return false;
    const auto byte = static_cast<unsigned char>(text_[place_]);
    if (instruction.op == Op::kDigits) {
      const unsigned digit = byte - unsigned{'0'};
      if (digit > 9 || (instruction.value >> digit & 1U) == 0) return false;
    } else if (instruction.op == Op::kCharacter) {
      if (byte != instruction.value) return false;
    } else {
      const Character character = first_character(text_.substr(place_));
      if (character.size == 0 || !program_.sets[instruction.value].contains(character.code)) return false;
      place_ += static_cast<std::uint32_t>(character.size);
      return true;
    }
    ++place_;
    return true;
  }

  bool repeat(const Instruction& count) {
    if (has_failed_before()) return false;
    const Instruction& item = program_.code[pc_ + 1];
    for (unsigned taken = 0; taken < count.low; ++taken) {
      if (!take(item)) return false;
    }
    if (count.low == count.high) {
      pc_ += 2;
    } else if (count.is_lazy) {
      push(Kind::kMore, pc_, place_, count.low);
      pc_ += 2;
    } else {
      take_all(count, item);
    }
    return true;
  }

  void take_all(const Instruction& count, const Instruction& item) {
    const std::uint32_t least = place_;
    for (unsigned taken = count.low; taken < count.high || count.high == kUnbounded; ++taken) {
      if (!take(item)) break;
    }
    pc_ += 2;
    if (place_ > least) push(Kind::kFewer, pc_, place_, least);
  }

  bool split(const Instruction& instruction) {
    if (has_failed_before()) return false;
    const FirstMask mask = mask_at(place_);
    const std::size_t other = pc_ + static_cast<std::size_t>(instruction.offset);
    const bool may_go_on = (instruction.low & mask) != 0;
    const bool may_jump = (instruction.high & mask) != 0;
    ++pc_;
    if (may_go_on && may_jump) {
      push(Kind::kBranch, instruction.is_lazy ? pc_ : other, place_, 0);
      if (instruction.is_lazy) pc_ = other;
    } else if (may_jump) {
      pc_ = other;
    }
    return may_go_on || may_jump;
  }

  void save(std::size_t end) {
    if (end / 2 >= size_) return;
    std::size_t& kept = end % 2 == 0 ? groups_[end / 2].begin : groups_[end / 2].end;
    push(Kind::kRestore, end, static_cast<std::uint32_t>(kept), 0);
    kept = place_;
  }

  void restore(const Choice& choice) {
    const std::size_t place = choice.place == UINT32_MAX ? Place::kNowhere : choice.place;
    (choice.pc % 2 == 0 ? groups_[choice.pc / 2].begin : groups_[choice.pc / 2].end) = place;
  }

  // Takes up the last choice.
  bool go_back() {
    while (!choices_.empty()) {
      Choice& choice = choices_.last();
      pc_ = choice.pc;
      place_ = choice.place;
      switch (choice.kind) {
        case Kind::kBranch:
          choices_.pop();
          return true;
        case Kind::kFewer:
          fewer(choice);
          return true;
        case Kind::kMore:
          if (more(choice)) return true;
          break;
        case Kind::kRestore:
          restore(choice);
          break;
      }
      choices_.pop();
    }
    return false;
  }

  void fewer(Choice& choice) {
    do --choice.place;
    while ((static_cast<unsigned char>(text_[choice.place]) & 0xC0U) == 0x80);
    place_ = choice.place;
    if (choice.place == choice.bound) choices_.pop();
  }

  bool more(Choice& choice) {
    const Instruction& count = program_.code[pc_];
    if ((count.high != kUnbounded && choice.bound >= count.high) || !take(program_.code[pc_ + 1]))
      return false;
    choice.place = place_;
    ++choice.bound;
    pc_ += 2;
    return true;
  }

  bool has_failed_before() {
    ++steps_;
    if (failed_.empty()) return false;
    const std::size_t at = pc_ * (text_.size() + 1) + place_;
    const bool has_failed = failed_[at];
    failed_[at] = true;
    return has_failed;
  }

  FirstMask mask_at(std::size_t place) const {
    const unsigned digit =
        place < text_.size() ? static_cast<unsigned char>(text_[place]) - unsigned{'0'} : kNoDigit;
    return static_cast<FirstMask>(1U << (digit < kNoDigit ? digit : kNoDigit));
  }

  void push(Kind kind, std::size_t pc, std::uint32_t place, std::uint32_t bound) {
    choices_.push({kind, static_cast<std::uint16_t>(pc), place, bound});
  }

  const Program& program_;
  const std::string_view text_;
  const bool must_end_;
  Place* const groups_;
  const std::size_t size_;
  std::size_t pc_ = 0;
  std::uint32_t place_ = 0;
  bool is_matched_ = false;
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
  const std::size_t last = anchor == Anchor::kNone ? text.size() - program.shortest : from;
  for (std::size_t begin = from; begin <= last; ++begin) {
    if (matcher.may_begin_at(begin) && matcher.match(begin)) return true;
  }
  return false;
}

}  // namespace guichet_deps
