#include "guichet/phone.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace guichet;

namespace {

Code first_code(std::string_view text, std::string_view country = "FR") {
  const PhoneReport report = check_phone(text, country);
  CAPTURE(text);
  REQUIRE_FALSE(report.findings.empty());
  return report.findings[0].code;
}

std::string e164(std::string_view text, std::string_view country) {
  const PhoneReport report = check_phone(text, country);
  CAPTURE(text);
  REQUIRE(report.phone);
  return report.phone->e164;
}

}  // namespace

TEST_CASE("a number is read as its country writes it") {
  const PhoneReport report = check_phone("06 12 34 56 78", "FR");
  REQUIRE(report.phone);
  CHECK(report.findings.empty());
  CHECK(report.phone->e164 == "+33612345678");
  CHECK(report.phone->national == "06 12 34 56 78");
  CHECK(report.phone->country == "FR");
  CHECK(report.phone->type == PhoneType::kMobile);
  CHECK(report.phone->valid);
}

TEST_CASE("many spellings are one number") {
  for (const char* text : {"0612345678", "06.12.34.56.78", "+33 6 12 34 56 78", "+33 (0)6 12 34 56 78", "0033612345678",
                           " 06-12-34-56-78 ", "tel:+33-6-12-34-56-78", "٠٦١٢٣٤٥٦٧٨", "０６１２３４５６７８"}) {
    CHECK(e164(text, "FR") == "+33612345678");
  }
}

TEST_CASE("what cannot be a number says why") {
  CHECK(first_code("hello") == Code::kPhoneNotANumber);
  CHECK(first_code("") == Code::kPhoneNotANumber);
  CHECK(first_code("06123") == Code::kPhoneTooShort);
  CHECK(first_code("061234567890") == Code::kPhoneTooLong);
  CHECK(first_code("+999123456") == Code::kPhoneUnknownCountryCode);
  CHECK(first_code("0612345678", "") == Code::kPhoneUnknownCountryCode);
  CHECK(first_code("253-0000", "US") == Code::kPhoneLocalOnly);
  CHECK(first_code(std::string(251, '1')) == Code::kPhoneTooLong);
  CHECK(first_code(std::string(10000, '1')) == Code::kPhoneTooLong);
  CHECK(first_code("06\xFF") == Code::kPhoneNotANumber);
}

TEST_CASE("possible and valid are two things") {
  const PhoneReport report = check_phone("+1 200 555 0123", "US");
  REQUIRE(report.phone);
  CHECK_FALSE(report.phone->valid);
  CHECK(report.findings[0].code == Code::kPhoneNotInUse);
}

TEST_CASE("a number of another country is fine, and said to be one") {
  const PhoneReport report = check_phone("+32 470 12 34 56", "FR");
  REQUIRE(report.phone);
  CHECK(report.phone->country == "BE");
  CHECK(report.findings[0].code == Code::kPhoneOtherCountry);
  CHECK(std::get<std::string>(report.findings[0].params[0].second) == "BE");
  CHECK(report.findings[0].severity == Severity::kInfo);
  CHECK(check_phone("+32 470 12 34 56", "").findings.empty());
}

TEST_CASE("the extension is kept apart") {
  const PhoneReport report = check_phone("01 23 45 67 89 ext. 12", "FR");
  REQUIRE(report.phone);
  CHECK(report.phone->extension == "12");
  CHECK(report.phone->e164 == "+33123456789");
  CHECK(report.phone->national == "01 23 45 67 89");
}

TEST_CASE("metadata are of this year, not Debian's of 2022") {
  CHECK(check_phone("+1 840 555 0123", "US").phone->valid);  // area code in use since 2023
}
