#include "text/unicode.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

TEST_CASE("letters fold to one case in every script") {
  CHECK(guichet::fold_case("ÉCOLE Straße ΣΊΣΥΦΟΣ ДА Ÿ") == "école straße σίσυφοσ да ÿ");
  CHECK(guichet::fold_case("") == "");
}

TEST_CASE("every simple folding of Unicode's own table is taken") {
  std::ifstream table("/usr/share/unicode/CaseFolding.txt");
  if (!table) return;
  std::size_t checked = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string code, status, folded;
    fields >> code >> status >> folded;
    if (status != "C;" && status != "S;") continue;
    const auto from = static_cast<char32_t>(std::stoul(code, nullptr, 16));
    CHECK(guichet::fold_case(from) == static_cast<char32_t>(std::stoul(folded, nullptr, 16)));
    ++checked;
  }
  CHECK(checked > 1400);
}

TEST_CASE("neighbours of folded letters stay") {
  CHECK(guichet::fold_case(U'ß') == U'ß');
  CHECK(guichet::fold_case(U'0') == U'0');
  CHECK(guichet::fold_case(char32_t{0x10FFFF}) == char32_t{0x10FFFF});
}

namespace {

// Digraphs, and forms of letters that have the capital of another letter.
constexpr std::u32string_view kVariants =
    U"\u00B5\u017F\u01C4\u01C6\u01C7\u01C9\u01CA\u01CC\u01F1\u01F3\u03C2\u03D0\u03D1\u03D5\u03D6\u03F0\u03F1"
    U"\u03F5\u1E9B\u1FBE";

}  // namespace

TEST_CASE("words begin with the capital of Unicode's own table") {
  std::ifstream table("/usr/share/unicode/UnicodeData.txt");
  if (!table) return;
  std::size_t checked = 0;
  for (std::string line; std::getline(table, line);) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == ';')
        fields.emplace_back();
      else
        fields.back() += c;
    }
    const auto code_point = static_cast<char32_t>(std::stoul(fields[0], nullptr, 16));
    const bool is_covered = code_point < 0x23F || code_point == 0x259 || (code_point >= 0x370 && code_point < 0x590) ||
                            (code_point >= 0x1E00 && code_point < 0x2000);
    if (!is_covered || kVariants.find(code_point) != std::u32string_view::npos) continue;
    const char32_t wanted =
        fields[14].empty() ? code_point : static_cast<char32_t>(std::stoul(fields[14], nullptr, 16));
    CAPTURE(fields[0]);
    CHECK(guichet::to_title(code_point) == wanted);
    ++checked;
  }
  CHECK(checked > 1000);
}

TEST_CASE("letters without capitals stay") {
  for (const char32_t c : {U'ß', U'A', U'É', U'1', U'李', U'ა', char32_t{0xAB70}})
    CHECK(guichet::to_title(c) == c);
}

TEST_CASE("characters that show nothing are told from those that do") {
  for (const char32_t c : {0x00U, 0x1FU, 0x7FU, 0xADU, 0x200BU, 0x202EU, 0xFEFFU})
    CHECK(guichet::is_invisible(c));
  for (const char32_t c : {U' ', U'a', U'é', char32_t{0x2019}, char32_t{0x1F600}})
    CHECK_FALSE(guichet::is_invisible(c));
}
