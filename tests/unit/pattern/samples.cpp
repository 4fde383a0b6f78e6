#include "pattern/samples.hpp"

#include <string_view>

namespace guichet::pattern_test {
namespace {

using guichet_deps::first_character;
using guichet_deps::Instruction;
using guichet_deps::Op;
using guichet_deps::Program;

// Letters with three cases, marks of libphonenumber's sets, digits of other scripts, and broken UTF-8.
constexpr std::string_view kCharacters[] = {
    "0",          "5",       "9",      " ",      "-",
    "x",          "X",       "s",      "\u017F", "k",
    "\u212A",     "+",       "\uFF0B", "\u00E9", "\u00C9",
    "\u00F3",     "o\u0301", "\uFF58", "\uFF38", "\u0434",
    "\u0414",     "\u1C81",  "\u0661", "\uFF13", "\u2163",
    "\u00BD",     "\u2010",  "\u2013", "\u2015", "\u00A0",
    "\u200B",     "\u3000",  "\u30FC", "\u4F60", "\U0001D7CE",
    "\U0001F600", "\uFF03",  "~",      "#",      ";",
    ",",          ".",       "/",      "\\",     "(",
    ")",          "[",       "]",      "$",      "$1",
    "\n",         "\t",      "\xFF",   "\xC3",   "\xED\xA0\x80",
    "a",          "Z",       "{",
};
constexpr std::string_view kOtherDigits[] = {"\u0660", "\u06F1", "\u0967", "\uFF13", "\U0001D7D4"};
constexpr std::size_t kMostRepeated = 3;
constexpr std::size_t kMostBytes = 250;

}  // namespace

void Samples::append_one(const Program& program, const Instruction& item, std::string& text) {
  if (item.op == Op::kCharacter) {
    text += static_cast<char>(item.value);
  } else if (item.op == Op::kDigits) {
    for (std::size_t tries = 0; tries < 100; ++tries) {
      const std::size_t digit = below(10);
      if ((item.value >> digit & 1U) == 0) continue;
      text += static_cast<char>('0' + digit);
      return;
    }
  } else {
    for (std::size_t tries = 0; tries < 50; ++tries) {
      const std::string_view any =
          below(4) == 0 ? std::string_view() : kCharacters[below(std::size(kCharacters))];
      const std::string character =
          any.empty() ? std::string(1, static_cast<char>(' ' + below(95))) : std::string(any);
      if (!program.sets[item.value].contains(first_character(character).code)) continue;
      text += character;
      return;
    }
  }
}

std::string Samples::walk(const Program& program) {
  std::string text;
  for (std::size_t pc = 0; program.code[pc].op != Op::kMatch && text.size() < kMostBytes;) {
    const Instruction& instruction = program.code[pc++];
    switch (instruction.op) {
      case Op::kCharacter:
      case Op::kDigits:
      case Op::kSet:
        append_one(program, instruction, text);
        break;
      case Op::kRepeat: {
        const std::size_t more = static_cast<std::size_t>(instruction.high - instruction.low);
        std::size_t left = instruction.low + below(std::min(more, kMostRepeated) + 1);
        for (; left > 0; --left) append_one(program, program.code[pc], text);
        ++pc;
        break;
      }
      case Op::kSplit:
        if (below(2) == 0) pc += static_cast<std::size_t>(instruction.offset - 1);
        break;
      case Op::kJump:
        pc += static_cast<std::size_t>(instruction.offset - 1);
        break;
      default:
        break;
    }
  }
  return text;
}

std::string Samples::change(std::string text) {
  const std::size_t place = below(text.size() + 1);
  switch (below(6)) {
    case 0:
      return text.insert(place, 1, static_cast<char>('0' + below(10)));
    case 1:
      return text.erase(place, 1);
    case 2:
      return text.insert(place, kCharacters[below(std::size(kCharacters))]);
    case 3:
      if (place < text.size()) text.replace(place, 1, 1, static_cast<char>('0' + below(10)));
      return text;
    case 4:
      return place < text.size() ? text.replace(place, 1, kOtherDigits[below(std::size(kOtherDigits))])
                                 : text + text;
    default:
      return text + digits();
  }
}

std::string Samples::digits() {
  std::string text;
  for (std::size_t left = below(14); left > 0; --left) text += static_cast<char>('0' + below(10));
  return text;
}

std::vector<std::string> Samples::of(const Program& program, std::size_t count) {
  std::vector<std::string> texts{"", "0", "999999999999999"};
  while (texts.size() < count) {
    texts.push_back(walk(program));
    texts.push_back(change(texts.back()));
    texts.push_back(change(texts.back()));
    texts.push_back(digits());
  }
  return texts;
}

}  // namespace guichet::pattern_test
