// What is said beyond the verdict: the country that was meant, the digit that is missing, the letter among
// digits.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "guichet/phone.hpp"

using namespace guichet;

namespace {

// "code severity parameter..." of each finding, in order.
std::vector<std::string> said(std::string_view text, std::string_view country = "FR") {
  std::vector<std::string> lines;
  for (const Finding& finding : check_phone(text, country).findings) {
    std::string line =
        std::string(code_name(finding.code).substr(6)) + ' ' + std::string(severity_name(finding.severity));
    for (const auto& [name, value] : finding.params) {
      const auto* words = std::get_if<std::string>(&value);
      line += ' ' + (words ? *words : std::to_string(static_cast<int>(std::get<double>(value))));
    }
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a country code typed without its plus suggests the international number") {
  CHECK(said("32 470 12 34 56") == Lines{"looks_like_country block BE +32 470 12 34 56", "too_long block"});
  CHECK(said("41 79 123 45 67") == Lines{"looks_like_country block CH +41 79 123 45 67", "too_long block"});
  CHECK(said("33 6 12 34 56 78", "BE") ==
        Lines{"looks_like_country block FR +33 6 12 34 56 78", "too_long block"});
}

TEST_CASE("a country code without its plus is told from one digit too many") {
  const Lines french{"looks_like_country block FR +33 6 12 34 56 78", "too_long block"};
  CHECK(said("33 6 12 34 56 78", "GB") == french);
  CHECK(said("33612345678", "GB") == french);  // a British number begins with 0
  CHECK(said("370 612 34567", "PL") ==
        Lines{"looks_like_country block LT +370 612 34567", "too_long block"});
  CHECK(said("37061234567", "PL") == Lines{"digit_extra block 11 10"});  // a Polish one does not
  CHECK(said("07400 1234567", "GB") == Lines{"digit_extra block 12 11"});
  CHECK(said("7400 123 4567", "GB") == Lines{"digit_extra block 11 10"});
}

TEST_CASE("the form's own country code needs no plus") {
  CHECK(said("33612345678").empty());
  CHECK(check_phone("33612345678", "FR").phone->e164 == "+33612345678");
}

TEST_CASE("an international prefix that was typed decides, whatever the form's country") {
  CHECK(said("+32 470 12 34 56") == Lines{"other_country info BE"});
  CHECK(said("0032 470 12 34 56") == Lines{"other_country info BE"});
  CHECK(said("00 33 6 12 34 56 78", "US") ==
        Lines{"looks_like_country block FR +33 6 12 34 56 78", "too_long block"});  // where 011 is dialled
}

TEST_CASE("a number that is in use in the form's country is never questioned") {
  for (const char* text :
       {"0470 12 34 56", "0612345678", "06 12 34 56 78", "04 78 12 34 56", "079 123 45 67"}) {
    CHECK(said(text).empty());
  }
}

TEST_CASE("a mobile number as a neighbour writes it is recognised when it can be of one country only") {
  CHECK(said("0470 12 34 56", "LU") ==
        Lines{"looks_like_country confirm BE +32 470 12 34 56", "not_in_use confirm"});
  CHECK(said("06 12 34 56 78", "BE") ==
        Lines{"looks_like_country confirm FR +33 6 12 34 56 78", "not_in_use confirm"});
  CHECK(said("06 12345678", "BE") ==
        Lines{"looks_like_country confirm NL +31 6 12345678", "not_in_use confirm"});
  CHECK(said("0612345678", "BE") == Lines{"not_in_use confirm"});          // French, or Dutch
  CHECK(said("06 12 34 56 78", "ES") == Lines{"digit_extra block 10 9"});  // French, or Moroccan
  CHECK(said("0151 23456789") == Lines{"looks_like_country block DE +49 1512 3456789", "too_long block"});
}

TEST_CASE("with one digit too many, a neighbour's number counts only as its country groups it") {
  CHECK(said("07400 123456") == Lines{"looks_like_country block GB +44 7400 123456", "too_long block"});
  CHECK(said("07 40 01 23 45 6") == Lines{"digit_extra block 11 10"});
}

TEST_CASE("without a country on the form, digits that are clearly international get a plus") {
  CHECK(said("33 6 12 34 56 78", "") ==
        Lines{"looks_like_country block FR +33 6 12 34 56 78", "unknown_country_code block"});
  CHECK(said("0033 6 12 34 56 78", "") ==
        Lines{"looks_like_country block FR +33 6 12 34 56 78", "unknown_country_code block"});
  CHECK(said("06 12 34 56 78", "") == Lines{"unknown_country_code block"});
  CHECK(said("458 555 2671", "") ==
        Lines{"unknown_country_code block"});  // of the USA, and +45 8555 2671 of Denmark
}

TEST_CASE("one digit missing or too many is said to be just that") {
  CHECK(said("+33 6 12 34 56 7") == Lines{"digit_missing block 10 11"});
  CHECK(said("06 12 34 56 78 9") == Lines{"digit_extra block 11 10"});
  CHECK(said("+33 6 12 34 56 78 9") == Lines{"digit_extra block 12 11"});
  CHECK(said("415 555 267", "US") == Lines{"digit_missing block 9 10"});
  CHECK(said("06123") == Lines{"too_short block"});
  CHECK(said("06 12 34 56 78 90 12") == Lines{"too_long block"});
}

TEST_CASE("a number that is short by one but of a possible length is asked about") {
  CHECK(said("06 12 34 56 7") == Lines{"digit_missing confirm 9 10", "not_in_use confirm"});
  CHECK(said("07911 12345", "GB") == Lines{"digit_missing confirm 10 11", "not_in_use confirm"});
}

TEST_CASE("the prefix of national calls behind the country code") {
  CHECK(said("+33 06 12 34 56 78") == Lines{"trunk_zero_after_code hint +33 6 12 34 56 78"});
  CHECK(said("0033 0612345678") == Lines{"trunk_zero_after_code hint +33 6 12 34 56 78"});
  CHECK(said("+33 (0)6 12 34 56 78") == Lines{"trunk_zero_after_code info +33 6 12 34 56 78"});
  CHECK(said("+39 06 1234 5678", "IT").empty());  // Italy's zero is part of the number
  CHECK(said("+33 01 23 45 67 89 ext. 12") == Lines{"trunk_zero_after_code hint +33 1 23 45 67 89 ext. 12"});
  CHECK(check_phone("+33 06 12 34 56 78", "FR").phone->e164 == "+33612345678");
}

TEST_CASE("a letter that looks like a digit is shown as that digit, and never dialled") {
  CHECK(said("O612345678") == Lines{"letters hint 0612345678"});
  CHECK(said("06 12 34 S6 78") == Lines{"letters block 06 12 34 56 78"});
  CHECK(said("O6 l2 34 S6 7B") == Lines{"letters block 06 12 34 56 78", "not_a_number block"});
  CHECK(said("\u041E6 12 34 56 78") == Lines{"letters hint 06 12 34 56 78"});  // Cyrillic
  CHECK(said("06 12 \u0417"
             "4 56 78") == Lines{"letters block 06 12 34 56 78", "not_a_number block"});  // Cyrillic
  CHECK(said("\u039F6 12 34 56 78") == Lines{"letters hint 06 12 34 56 78"});             // Greek
  CHECK(said("+33 O6 12 34 56 78") == Lines{"letters block +33 6 12 34 56 78", "not_a_number block"});
}

TEST_CASE("digits of other scripts are digits") {
  CHECK(said("٠٦١٢٣٤٥٦٧٨").empty());
  CHECK(said("０６１２３４５６７８").empty());
}

TEST_CASE("words on the keypad are numbers, extensions are no letters") {
  CHECK(said("1-800-FLOWERS", "US").empty());
  CHECK(said("+1 800 GOOG 411", "US").empty());
  CHECK(said("01 23 45 67 89 x12").empty());
  CHECK(said("tel:+33-6-12-34-56-78").empty());
}

TEST_CASE("short numbers have a name of their own") {
  for (const char* text : {"112", "15", "3949", "36 30", "118 218"}) {
    CAPTURE(text);
    CHECK(said(text) == Lines{"short_code block"});
    CHECK(check_phone(text, "FR").is_short_code);
    CHECK_FALSE(check_phone(text, "FR").phone);
  }
  CHECK(said("911", "US") == Lines{"short_code block"});
  CHECK(said("112", "US") == Lines{"short_code block"});
  CHECK_FALSE(check_phone("06123", "FR").is_short_code);
}

TEST_CASE("what calls cost the caller is known, and nothing to the visitor by itself") {
  CHECK(said("0891 23 45 67") == Lines{"premium_rate info"});
  CHECK(said("0820 12 34 56") == Lines{"shared_cost info"});
  CHECK(said("09 70 12 34 56") == Lines{"voip info"});
}
