#include <catch2/catch.hpp>
#include <algorithm>
#include <random>
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

std::string significant(std::string_view text) {
  std::string kept;
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [](char c) { return c == '+' || (c >= '0' && c <= '9'); });
  return kept;
}

// One thing that a person does at the caret: types, pastes, deletes before or behind it, or puts it elsewhere.
void edit(std::string& text, std::size_t& caret, std::mt19937& random) {
  static const char* const kTyped[] = {"0", "1", "3", "6", "7", "9", " ", "-", "12", "06 12", "5678", "(0)", "+33"};
  switch (random() % 8) {
    case 0: caret = random() % (text.size() + 1); break;
    case 1:
      if (caret > 0) text.erase(--caret, 1);
      break;
    case 2: text.erase(caret, 1); break;
    default: {
      const std::string typed = kTyped[random() % std::size(kTyped)];
      text.insert(caret, typed);
      caret += typed.size();
    }
  }
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

TEST_CASE("whatever is edited, digits stay, the caret stays behind the same ones, and formatting again changes nothing") {
  std::mt19937 random(1);
  for (const char* country : {"FR", "US", "GB", "DE", "BR", "IT", ""}) {
    std::string text;
    std::size_t caret = 0;
    for (int step = 0; step < 800; ++step) {
      edit(text, caret, random);
      const auto once = format_phone_as_you_type(text, country, caret);
      CAPTURE(country, step, text, caret, once.text, once.caret);
      REQUIRE(significant(once.text) == significant(text));
      REQUIRE(once.caret <= once.text.size());
      REQUIRE(significant(once.text.substr(0, once.caret)) == significant(text.substr(0, caret)));
      const auto twice = format_phone_as_you_type(once.text, country, once.caret);
      REQUIRE(twice.text == once.text);
      REQUIRE(twice.caret == once.caret);
      text = once.text.size() < 30 ? once.text : "";
      caret = std::min(once.caret, text.size());
    }
  }
}
