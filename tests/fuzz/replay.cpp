// Runs one fuzz target without libFuzzer, in the ordinary tests: the target's examples, and what a fixed
// sequence of changes makes of them.
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace std::string_view_literals;

constexpr long kInputs = 20000;
constexpr std::size_t kMostChanges = 4;

// What breaks texts: white space, controls, marks that join or turn round, look-alikes, digits of other
// scripts, broken UTF-8, and the marks of the formats at hand.
constexpr std::string_view kPieces[] = {
    " ",       "\t",         "\r\n",       "\0"sv,    "\x7F",    "\u00A0",
    "\u200B",  "\u200D",     "\u202E",     "\u2066",  "\uFEFF",  "\u00AD",
    "e\u0301", "\u00E9",     "\u00DF",     "\u0130",  "\u0131",  "\u0430",
    "\u03C2",  "\uFF20",     "\u3002",     "\uFF16",  "\u0663",  "\u4F60",
    "\uAC00",  "\U0001F600", "\U0010FFFF", "\xFF",    "\xC3",    "\xED\xA0\x80",
    "@",       "@@",         ".",          "..",      ",",       "-",
    "+",       "'",          "\"",         "\\",      "(",       ")",
    "[",       "]",          "{",          "}",       ":",       "|",
    "%",       "#",          "0",          "00",      "aaaa",    "xn--",
    ".com",    "mailto:",    "(at)",       " ext. 1", "\\u0000",
};

long count_of_inputs() {
  const char* wanted = std::getenv("GUICHET_FUZZ_INPUTS");
  return wanted == nullptr ? kInputs : std::strtol(wanted, nullptr, 10);
}

std::vector<std::string> read_examples() {
  std::ifstream file(GUICHET_FUZZ_EXAMPLES);
  std::vector<std::string> examples;
  for (std::string line; std::getline(file, line);) examples.push_back(line);
  return examples;
}

// Makes inputs of examples; the generator's sequence is fixed by the C++ standard.
class Mutator {
 public:
  explicit Mutator(std::vector<std::string> examples) : examples_(std::move(examples)) {}

  std::string next() {
    std::string input = any_example();
    for (std::size_t changes = below(kMostChanges + 1); changes > 0; --changes) change(input);
    return input;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  const std::string& any_example() { return examples_[below(examples_.size())]; }

  // Mostly the beginning of a character, so that most inputs stay UTF-8.
  std::size_t place_in(const std::string& text) {
    std::size_t place = below(text.size() + 1);
    const bool may_split = below(32) == 0;
    while (!may_split && place < text.size() && place > 0 &&
           (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80U)
      --place;
    return place;
  }

  void change(std::string& text) {
    const std::size_t place = place_in(text);
    switch (below(6)) {
      case 0:
        text.insert(place, kPieces[below(std::size(kPieces))]);
        return;
      case 1:
        text.insert(place, 1, static_cast<char>(' ' + below(95)));
        return;
      case 2:
        text.erase(place, place_in(text) % 4);
        return;
      case 3:
        text.insert(place, text.substr(place_in(text), 8));
        return;
      case 4:
        text = text.substr(0, place) + any_example();
        return;
      default:
        if (place + 1 < text.size()) std::swap(text[place], text[place + 1]);
    }
  }

  std::vector<std::string> examples_;
  std::mt19937 random_{1};
};

std::string in_hexadecimal(std::string_view text) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string digits;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    digits += kDigits[byte >> 4U];
    digits += kDigits[byte & 15U];
  }
  return digits;
}

// From memory of the exact size, in which the address sanitizer sees a read beyond the end.
void run(std::string_view input) {
  INFO("input in hexadecimal: " << in_hexadecimal(input));
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

TEST_CASE("the properties hold for the examples and for what becomes of them by slips") {
  const auto examples = read_examples();
  REQUIRE(examples.size() >= 10);
  for (const std::string& example : examples) run(example);
  Mutator mutator(examples);
  for (long left = count_of_inputs(); left > 0; --left) run(mutator.next());
}
