#include "text/unicode.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>

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

TEST_CASE("characters that show nothing are told from those that do") {
  for (const char32_t c : {0x00U, 0x1FU, 0x7FU, 0xADU, 0x200BU, 0x202EU, 0xFEFFU}) CHECK(guichet::is_invisible(c));
  for (const char32_t c : {U' ', U'a', U'é', char32_t{0x2019}, char32_t{0x1F600}}) CHECK_FALSE(guichet::is_invisible(c));
}
