#include "pattern/parse.hpp"
#include "pattern/pattern.hpp"

namespace guichet_deps {
namespace {

class FirstCharacters {
 public:
  explicit FirstCharacters(Program& program) : program_(program), known_(program.code.size(), kAnyFirst) {}

  // From the end, so that all is known that stands further; what loops back may begin with anything.
  FirstMask find() {
    for (std::size_t at = program_.code.size(); at-- > 0;) {
      known_[at] = at_instruction(at);
      Instruction& instruction = program_.code[at];
      if (instruction.op != Op::kSplit) continue;
      instruction.low = known_[at + 1];
      instruction.high = behind(at, instruction.offset);
    }
    return known_[0];
  }

 private:
  FirstMask behind(std::size_t at, int distance) const {
    return distance < 0 ? kAnyFirst : known_[at + static_cast<std::size_t>(distance)];
  }

  FirstMask of_character(const Instruction& instruction) const {
    if (instruction.op == Op::kDigits) return instruction.value;
    if (instruction.op == Op::kCharacter) return 1U << kNoDigit;
    return static_cast<FirstMask>(program_.sets[instruction.value].digits() | (1U << kNoDigit));
  }

  FirstMask at_instruction(std::size_t at) const {
    const Instruction& instruction = program_.code[at];
    switch (instruction.op) {
      case Op::kCharacter:
      case Op::kDigits:
      case Op::kSet:
        return of_character(instruction);
      case Op::kRepeat:
        return static_cast<FirstMask>(of_character(program_.code[at + 1]) |
                                      (instruction.low == 0 ? behind(at, 2) : 0U));
      case Op::kSplit:
        return static_cast<FirstMask>(behind(at, 1) | behind(at, instruction.offset));
      case Op::kJump:
        return behind(at, instruction.offset);
      case Op::kSave:
      case Op::kBegin:
        return behind(at, 1);
      case Op::kEnd:
        return 1U << kNoDigit;
      case Op::kMatch:
        break;
    }
    return kAnyFirst;
  }

  Program& program_;
  std::vector<FirstMask> known_;
};

}  // namespace

std::optional<Program> compile(std::string_view pattern) {
  Parser parser(pattern);
  Fragment all;
  if (!parser.parse(all)) return std::nullopt;
  all.code.push_back({Op::kMatch});
  all.code.shrink_to_fit();
  Program program{std::move(all.code), std::move(parser.sets()), parser.groups(), all.shortest, all.longest};
  program.first = FirstCharacters(program).find();
  return program;
}

}  // namespace guichet_deps
