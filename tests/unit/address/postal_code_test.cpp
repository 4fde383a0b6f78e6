#include <catch2/catch.hpp>
#include <string>

#include "guichet/address.hpp"

using guichet::check_postal_code;

namespace {

// The postcode as the country writes it, or "?" when the person is asked about it.
std::string normalized(std::string_view text, std::string_view country) {
  const auto report = check_postal_code(text, country);
  CHECK(report.checked);
  CHECK(report.normalized.has_value() == report.findings.empty());
  return report.normalized.value_or("?");
}

}  // namespace

TEST_CASE("postcodes are written as their country writes them") {
  struct Case {
    const char* country;
    const char* typed;
    const char* normalized;
  };
  for (const Case& each : {
           Case{"FR", "75 001", "75001"},
           Case{"FR", " 75001 ", "75001"},
           Case{"FR", "F-75001", "75001"},
           Case{"GB", "sw1a1aa", "SW1A 1AA"},
           Case{"GB", "SW1A  1AA", "SW1A 1AA"},
           Case{"GB", "m1-1ae", "M1 1AE"},
           Case{"GB", "BFPO61", "BFPO 61"},
           Case{"GB", "bfpo 1234", "BFPO 1234"},
           Case{"GB", "gir0aa", "GIR 0AA"},
           Case{"US", "950141234", "95014-1234"},
           Case{"US", "95014 1234", "95014-1234"},
           Case{"US", "95014", "95014"},
           Case{"CA", "h3z2y7", "H3Z 2Y7"},
           Case{"CA", "H3Z-2Y7", "H3Z 2Y7"},
           Case{"NL", "1234ab", "1234 AB"},
           Case{"IE", "a65f4e2", "A65 F4E2"},
           Case{"JP", "1540023", "154-0023"},
           Case{"JP", "〒１５４−００２３", "154-0023"},
           Case{"JP", "154ー0023", "154-0023"},
           Case{"BE", "B-1000", "1000"},
           Case{"BE", "BE 1000", "1000"},
           Case{"DE", "D-80331", "80331"},
           Case{"CH", "CH-8001", "8001"},
           Case{"FI", "FIN-00100", "00100"},
           Case{"LV", "1010", "LV-1010"},
           Case{"LV", "lv1010", "LV-1010"},
           Case{"AD", "500", "AD500"},
           Case{"BR", "40301110", "40301-110"},
           Case{"PL", "00950", "00-950"},
           Case{"PT", "2725079", "2725-079"},
           Case{"IR", "۱۱۹۳۶۱۲۳۴۵", "11936-12345"},
           Case{"KR", "110-110", "110-110"},
           Case{"KR", "03051", "03051"},
       }) {
    CAPTURE(each.country, each.typed);
    CHECK(normalized(each.typed, each.country) == each.normalized);
  }
}

TEST_CASE("what has another shape is asked about, never refused") {
  for (const auto& [country, typed] : {std::pair{"FR", "7500"},
                                       {"FR", "750011"},
                                       {"FR", "SW1A 1AA"},
                                       {"FR", "D-80331"},
                                       {"US", "9501"},
                                       {"GB", "75001"},
                                       {"GB", "QQ1 1AA"},
                                       {"BE", "10000"},
                                       {"DE", "8033"},
                                       {"IE", "Dublin"},
                                       {"FR", "abc"},
                                       {"FR", "-"},
                                       {"FR", "75001 Paris"}}) {
    CAPTURE(country, typed);
    const auto report = check_postal_code(typed, country);
    REQUIRE(report.findings.size() == 1);
    CHECK_FALSE(report.normalized);
    CHECK(report.findings[0].code == guichet::Code::kAddressPostalCodeInvalid);
    CHECK(report.findings[0].severity == guichet::Severity::kConfirm);
    REQUIRE(report.findings[0].span);
    CHECK(report.findings[0].span->end == std::string_view(typed).size());
  }
}

TEST_CASE("a letter that looks like a digit, or the other way round, is offered as what it looks like") {
  struct Case {
    const char* country;
    const char* typed;
    const char* suggestion;
  };
  for (const Case& each : {Case{"FR", "7500l", "75001"}, Case{"FR", "O6OOO", "06000"},
                           Case{"US", "94O43", "94043"}, Case{"GB", "RH6 OHP", "RH6 0HP"},
                           Case{"GB", "SWIA 1AA", "SW1A 1AA"}, Case{"CA", "KIA 0B1", "K1A 0B1"}}) {
    CAPTURE(each.country, each.typed);
    const auto report = check_postal_code(each.typed, each.country);
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].code == guichet::Code::kAddressPostalCodeTypo);
    CHECK(report.findings[0].severity == guichet::Severity::kHint);
    CHECK(std::get<std::string>(report.findings[0].params.at(1).second) == each.suggestion);
    CHECK(check_postal_code(each.suggestion, each.country).findings.empty());
  }
}

TEST_CASE("a country without postcodes, and one that is not known, ask nothing") {
  CHECK(normalized("whatever 1", "AE") == "WHATEVER 1");
  CHECK(normalized("75001", "") == "75001");
  CHECK(normalized("75001", "QQ") == "75001");
}

TEST_CASE("a text of any length is answered") {
  CHECK(check_postal_code(std::string(1000, '1'), "FR").findings.size() == 1);
  CHECK(normalized(std::string(1000, ' ') + "75001", "FR") == "75001");
}
