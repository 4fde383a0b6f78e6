#include <catch2/catch.hpp>

#include "guichet/phone.hpp"

TEST_CASE("without libphonenumber nothing is said of a number") {
  const guichet::PhoneReport report = guichet::check_phone("hello", "FR");
  CHECK_FALSE(report.checked);
  CHECK_FALSE(report.phone);
  CHECK(report.findings.empty());
}

TEST_CASE("without libphonenumber the text is given back as it is") {
  const guichet::FormattedPhone formatted = guichet::format_phone_as_you_type("061 2", "FR", 3);
  CHECK(formatted.text == "061 2");
  CHECK(formatted.caret == 3);
}
