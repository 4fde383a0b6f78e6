// libphonenumber itself at work, each call of its patterns compared with RE2, and then all patterns that this
// has shown with texts made for them.
#include <phonenumbers/asyoutypeformatter.h>
#include <phonenumbers/phonenumberutil.h>

#include <catch2/catch.hpp>
#include <memory>

#include "pattern/compared_adapter.hpp"
#include "pattern/oracle.hpp"
#include "pattern/samples.hpp"

namespace {

using guichet::pattern_test::Pair;
using guichet::pattern_test::Samples;
using guichet::pattern_test::seen;
using i18n::phonenumbers::AsYouTypeFormatter;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

const PhoneNumberUtil& util() { return *PhoneNumberUtil::GetInstance(); }

void type(const std::string& text, const std::string& region) {
  const std::unique_ptr<AsYouTypeFormatter> formatter(util().GetAsYouTypeFormatter(region));
  std::string shown;
  for (const char key : text) {
    if (key == '+' || ('0' <= key && key <= '9'))
      formatter->InputDigit(static_cast<unsigned char>(key), &shown);
  }
}

void check(const std::string& text, const std::string& region) {
  PhoneNumber number;
  if (util().Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return;
  std::string found;
  util().GetRegionCodeForNumber(number, &found);
  (void)util().GetNumberType(number);
  for (const auto shape :
       {PhoneNumberUtil::NATIONAL, PhoneNumberUtil::INTERNATIONAL, PhoneNumberUtil::RFC3966}) {
    util().Format(number, shape, &found);
  }
}

// What people add to a number and how they miswrite it.
void check_as_written(const std::string& number, const std::string& region) {
  for (const char* ending :
       {"", " ext. 12", ";ext=3", " x4567", ",,89", " \u0434\u043E\u0431. 5", " #1", "/x2", "abc"}) {
    check(number + ending, region);
    check("(" + number.substr(0, number.size() - 1) + "\uFF13" + ending, region);
  }
  check("tel:" + number, region);
  type(number, region);
}

std::string differences() {
  const auto& all = seen().differences;
  return all.empty() ? "" : all.front() + " and " + std::to_string(all.size() - 1) + " more";
}

}  // namespace

TEST_CASE("libphonenumber's calls have the answers of RE2, for numbers of every region") {
  std::set<std::string> regions;
  util().GetSupportedRegions(&regions);
  for (const std::string& region : regions) {
    for (int kind = PhoneNumberUtil::FIXED_LINE; kind <= PhoneNumberUtil::VOICEMAIL; ++kind) {
      PhoneNumber example;
      if (!util().GetExampleNumberForType(region, static_cast<PhoneNumberUtil::PhoneNumberType>(kind),
                                          &example))
        continue;
      for (const auto shape : {PhoneNumberUtil::NATIONAL, PhoneNumberUtil::INTERNATIONAL}) {
        std::string text;
        util().Format(example, shape, &text);
        check_as_written(text, region);
      }
    }
  }
  CHECK(seen().calls > 500'000);
  CHECK(differences() == "");
}

TEST_CASE("the patterns that libphonenumber has asked for match what RE2 matches") {
  check_as_written("+33 6 12 34 56 78", "FR");
  const auto patterns = seen().patterns;
  CHECK(patterns.size() > 20);
  Samples samples(1);
  for (const std::string& pattern : patterns) {
    const Pair pair(pattern);
    REQUIRE(pair.is_compiled());
    REQUIRE(pair.re2_accepts());
    for (const std::string& text : samples.of(pair.program(), 200)) {
      const auto difference = pair.difference(text);
      if (difference) FAIL_CHECK(pattern << " on " << text << ": " << *difference);
    }
  }
}
