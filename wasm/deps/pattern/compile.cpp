#include "pattern/parse.hpp"
#include "pattern/pattern.hpp"

namespace guichet_deps {
namespace {

// Finds for each instruction what the text may go on with where it is to succeed.
class Lookahead {
 public:
  explicit Lookahead(Program& program) : program_(program), known_(program.code.size(), kAnything) {}

  // From the end, so that all is known that stands further; what loops back may begin with anything.
  void find() {
    for (std::size_t at = program_.code.size(); at-- > 0;) {
      known_[at] = at_instruction(at);
      Instruction& instruction = program_.code[at];
      if (instruction.op == Op::kRepeat) instruction.value = behind(at, 2);
      if (instruction.op != Op::kSplit) continue;
      instruction.low = behind(at, 1);
      instruction.high = behind(at, instruction.offset);
    }
    program_.next = known_[0];
  }

 private:
  Kinds behind(std::size_t at, int distance) const {
    return distance < 0 ? kAnything : known_[at + static_cast<std::size_t>(distance)];
  }

  Kinds of_character(const Instruction& item) const {
    if (item.op == Op::kDigits) return item.value;
    if (item.op == Op::kCharacter) return as_bit(kind_of(item.value));
    return program_.sets[item.value].kinds();
  }

  Kinds at_instruction(std::size_t at) const {
    const Instruction& instruction = program_.code[at];
    switch (instruction.op) {
      case Op::kCharacter:
      case Op::kDigits:
      case Op::kSet:
        return of_character(instruction);
      case Op::kRepeat:
        return static_cast<Kinds>((instruction.high == 0 ? 0U : of_character(program_.code[at + 1])) |
                                  (instruction.low == 0 ? behind(at, 2) : 0U));
      case Op::kSplit:
        return static_cast<Kinds>(behind(at, 1) | behind(at, instruction.offset));
      case Op::kJump:
        return behind(at, instruction.offset);
      case Op::kSave:
      case Op::kBegin:
        return behind(at, 1);
      case Op::kEnd:
        return as_bit(kTextEnd);
      case Op::kMatch:
        break;
    }
    return kAnything;
  }

  Program& program_;
  std::vector<Kinds> known_;
};

std::size_t find_star(const std::vector<Instruction>& code) {
  std::size_t at = 0;
  while (code[at].op == Op::kSave) ++at;
  return code[at].op == Op::kRepeat && code[at].low == 0 && code[at].high == kUnbounded ? at + 1 : 0;
}

}  // namespace

std::optional<Program> compile(std::string_view pattern) {
  Parser parser(pattern);
  Fragment all;
  if (!parser.parse(all)) return std::nullopt;
  all.code.push_back({Op::kMatch});
  all.code.shrink_to_fit();
  Program program{std::move(all.code), std::move(parser.sets()), parser.groups(), all.shortest, all.longest};
  program.needed = all.needed;
  program.star = find_star(program.code);
  Lookahead(program).find();
  return program;
}

}  // namespace guichet_deps
