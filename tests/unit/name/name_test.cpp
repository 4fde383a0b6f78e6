#include "guichet/name.hpp"

#include <catch2/catch.hpp>

using namespace guichet;

TEST_CASE("names of many kinds have no finding") {
  for (const char* name : {"Jean", "Marie-Hélène", "O’Brien", "D'Artagnan", "Nguyễn Thị", "محمد", "李",
                           "Van der Berg", "می‌خواهم"}) {
    CAPTURE(name);
    CHECK(check_person_name(name).findings.empty());
  }
}

TEST_CASE("white space is folded, letters stay as typed") {
  CHECK(check_person_name("  jean \t paul ").normalized == "jean paul");
  CHECK(check_person_name("DUPONT").normalized == "DUPONT");
}

TEST_CASE("what no name holds is a finding with its span") {
  const auto first = [](std::string_view text) { return check_person_name(text).findings.at(0); };
  CHECK(first("see http://x").code == Code::kNameLink);
  CHECK(first("see http://x").span->begin == 8);
  CHECK(first("WWW.x.fr").code == Code::kNameLink);
  CHECK(first("a@b.fr").code == Code::kNameEmail);
  CHECK(first("Jean2").code == Code::kNameDigits);
  CHECK(first("Je\xE2\x80\x8B"
              "an")
            .code == Code::kNameControlCharacter);
  CHECK(first("Jean\r\nBcc: x").code == Code::kNameControlCharacter);
  CHECK(check_organization_name("3M").findings.empty());
}

TEST_CASE("a title is a hint with the name without it") {
  const auto finding = check_person_name(" Mme\u00A0Marie  Dupont").findings.at(0);
  CHECK(finding.code == Code::kNameTitle);
  CHECK(finding.severity == Severity::kHint);
  CHECK(finding.span->begin == 1);
  CHECK(finding.span->end == 4);
  CHECK(std::get<std::string>(finding.params.at(0).second) == "Marie Dupont");
}

TEST_CASE("initials are for information") {
  const auto finding = check_person_name("Jean P. Dupont").findings.at(0);
  CHECK(finding.code == Code::kNameInitials);
  CHECK(finding.severity == Severity::kInfo);
  CHECK(finding.span->begin == 5);
  CHECK(finding.span->end == 7);
}

TEST_CASE("letters of one case are for information, and the name stays as typed") {
  const NameReport report = check_person_name("  JEAN-PIERRE  DE LA TOUR", {NamePart::kFull, "FR"});
  CHECK(report.normalized == "JEAN-PIERRE DE LA TOUR");
  CHECK(report.display == "Jean-Pierre de La Tour");
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].code == Code::kNameCase);
  CHECK(report.findings[0].severity == Severity::kInfo);
  CHECK(std::get<std::string>(report.findings[0].params.at(0).second) == report.display);
}

TEST_CASE("what is no name is asked about and not repaired") {
  const NameReport report = check_person_name("qsdfgh");
  CHECK(report.display == "qsdfgh");
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].code == Code::kNameKeyboardMash);
  CHECK(report.findings[0].severity == Severity::kConfirm);
}

TEST_CASE("an organisation's name keeps its letters") {
  CHECK(check_organization_name(" IBM  france").display == "IBM france");
  CHECK(check_organization_name("TEST").findings.empty());
}
