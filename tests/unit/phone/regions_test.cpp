#include <phonenumbers/phonenumberutil.h>

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "guichet/phone.hpp"

using guichet::check_phone;
using guichet::PhoneReport;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

TEST_CASE("the example number of every region is valid there, read from its national and international form") {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  std::set<std::string> regions;
  util.GetSupportedRegions(&regions);
  CHECK(regions.size() == 245);
  for (const std::string& region : regions) {
    PhoneNumber example;
    REQUIRE(util.GetExampleNumber(region, &example));
    for (const auto shape : {PhoneNumberUtil::NATIONAL, PhoneNumberUtil::INTERNATIONAL}) {
      std::string text;
      util.Format(example, shape, &text);
      CAPTURE(region, text);
      const PhoneReport report = check_phone(text, region);
      REQUIRE(report.phone);
      CHECK(report.phone->valid);
      // Two regions have the numbers of a neighbour: Western Sahara, and Saint-Martin.
      CHECK(report.phone->country == (region == "EH" ? "MA" : region == "MF" ? "BL" : region));
      CHECK(report.findings.empty());
    }
  }
}

TEST_CASE("numbers that belong to no country have the country 001") {
  const PhoneReport report = check_phone("+800 1234 5678", "FR");
  REQUIRE(report.phone);
  CHECK(report.phone->country == "001");
  CHECK(report.phone->type == guichet::PhoneType::kTollFree);
}
