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
  CHECK(formatted("+336123|", "") == "+33 6 12 3|");
}

TEST_CASE("a separator at the end can be deleted") {
  CHECK(formatted("+376|", "AD") == "+376|");
  CHECK(formatted("06 |") == "06|");
}

TEST_CASE("no digit is ever added, lost or changed, and formatting twice changes nothing") {
  for (const char* country : {"FR", "US", "GB", "DE", "BR", "JP", "AR", "MX", "IT", "IN"}) {
    std::string typed = "+";
    for (const char digit : std::string("0123456789012345")) {
      typed += digit;
      for (const std::string& text : {typed, typed.substr(1)}) {
        const std::string once = format_phone_as_you_type(text, country, 0).text;
        CAPTURE(text, country, once);
        std::string digits;
        for (const char c : once) {
          if (c == '+' || (c >= '0' && c <= '9')) digits += c;
        }
        CHECK(digits == text);
        CHECK(format_phone_as_you_type(once, country, 0).text == once);
      }
    }
  }
}

TEST_CASE("the caret stays behind the same digit when editing in the middle") {
  CHECK(formatted("06 12| 34 56 78") == "06 12| 34 56 78");
  CHECK(formatted("069 |12 34") == "06 9|1 23 4");
  CHECK(formatted("|0612") == "|06 12");
}

TEST_CASE("what is no beginning of a number is left alone") {
  for (const char* text : {"hello|", "06 ab|", "1+2|", "é|", "+33 (0)6|", "00000000000000000000000000000000000|", "|"}) {
    CHECK(formatted(text) == text);
  }
}

TEST_CASE("without a country only international numbers are grouped") {
  CHECK(formatted("06 123|", "") == "06 123|");
}

TEST_CASE("a caret beyond the text does no harm") {
  CHECK(format_phone_as_you_type("0612", "FR", 99).caret == 99);
}
