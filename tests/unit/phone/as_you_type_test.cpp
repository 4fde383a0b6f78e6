#include <catch2/catch.hpp>
#include <string>

#include "guichet/phone.hpp"

using guichet::format_phone_as_you_type;

namespace {

// A text with "|" where the caret is, before and after.
std::string formatted(std::string text, const std::string& country = "FR") {
  const std::size_t caret = text.find('|');
  text.erase(caret, 1);
  const auto result = format_phone_as_you_type(text, country, caret);
  return std::string(result.text).insert(result.caret, "|");
}

}  // namespace

TEST_CASE("digits are grouped while they are typed, the caret stays behind the last one") {
  CHECK(formatted("0|") == "0|");
  CHECK(formatted("06|") == "06|");
  CHECK(formatted("0612|") == "06 12|");
  CHECK(formatted("06 12 34 56 78|") == "06 12 34 56 78|");
  CHECK(formatted("+336123|") == "+33 6 12 3|");
}

TEST_CASE("the caret stays behind the same digit when editing in the middle") {
  CHECK(formatted("06 12| 34 56 78") == "06 12| 34 56 78");
  CHECK(formatted("069 |12 34") == "06 9|1 23 4");
  CHECK(formatted("|0612") == "|06 12");
}

TEST_CASE("what is no beginning of a number is left alone") {
  for (const char* text : {"hello|", "06 ab|", "1+2|", "é|", "00000000000000000000000000000000000|", "|"}) {
    CHECK(formatted(text) == text);
  }
}

TEST_CASE("a caret beyond the text does no harm") {
  CHECK(format_phone_as_you_type("0612", "FR", 99).caret == 99);
}
