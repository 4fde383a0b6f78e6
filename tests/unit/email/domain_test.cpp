#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "email/lookalike.hpp"
#include "guichet/email.hpp"

using namespace guichet;

namespace {

const Finding* find(const EmailReport& report, Code code) {
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [=](const Finding& finding) { return finding.code == code; });
  return found == report.findings.end() ? nullptr : &*found;
}

void check_finding(std::string_view text, Code code, std::string_view place) {
  CAPTURE(text);
  const EmailReport report = check_email(text);
  const Finding* finding = find(report, code);
  REQUIRE(finding != nullptr);
  CHECK(text.substr(finding->span->begin, finding->span->end - finding->span->begin) == place);
  CHECK((finding->severity != Severity::kBlock || !report.email));
}

}  // namespace

TEST_CASE("a domain beyond ASCII has both its forms") {
  const EmailReport typed = check_email("jean@BU\u0308CHER.example");
  REQUIRE(typed.email);
  CHECK(typed.email->domain == "xn--bcher-kva.example");
  CHECK(typed.email->unicode == "bücher.example");
  CHECK(typed.findings.empty());
  const EmailReport encoded = check_email("jean@xn--bcher-kva.example");
  REQUIRE(encoded.email);
  CHECK(encoded.email->unicode == "bücher.example");
  CHECK(check_email("jean@ｅｘａｍｐｌｅ。ｆｒ").email->domain == "example.fr");
  CHECK(check_email("jean@ｅｘａｍｐｌｅ。ｆｒ").email->unicode.empty());
  CHECK(check_email("jean@example.fr").email->unicode.empty());
}

TEST_CASE("a label that UTS 46 refuses is a finding with its place") {
  check_finding("a@b.xn--99999999.fr", Code::kEmailInvalidPunycode, "xn--99999999");
  check_finding("a@xn--abc-.fr", Code::kEmailHyphenAtEdge, "xn--abc-");
  check_finding("a@b.é≠.fr", Code::kEmailInvalidIdn, "é≠");
  check_finding("a@b.אa.fr", Code::kEmailInvalidIdn, "אa");
  check_finding("a@example.１２", Code::kEmailNumericTld, "１２");
}

TEST_CASE("lengths are those of the ASCII form") {
  std::string label;
  for (int i = 0; i < 56; ++i) label += "é";
  check_finding("a@b." + label + "éé.fr", Code::kEmailLabelTooLong, label + "éé");
  CHECK(check_email("a@b." + label + ".fr").email);
  std::string domain;
  for (int i = 0; i < 30; ++i) domain += "bücher.";
  check_finding("a@" + domain + "fr", Code::kEmailDomainTooLong, domain + "fr");
}

TEST_CASE("a word of several scripts is asked about, on both sides of the @") {
  check_finding("jean@gmаil.com", Code::kEmailMixedScript, "gmаil");
  check_finding("jeаn@gmail.com", Code::kEmailMixedScript, "jeаn");
  check_finding("jean@xn--gmil-63d.com", Code::kEmailMixedScript, "xn--gmil-63d");
  for (const char* text :
       {"иван@пример.рф", "ivan@пример.com", "user-東京@tokyo東京.jp", "ИВАН.ivan@example.com"}) {
    CAPTURE(text);
    CHECK_FALSE(find(check_email(text), Code::kEmailMixedScript));
  }
}

TEST_CASE("comments and the white space of headers are taken for what they are") {
  check_finding("a(work)@example.fr", Code::kEmailComment, "(work)");
  check_finding("a@example.fr (work address)", Code::kEmailComment, "(work address)");
  CHECK_FALSE(find(check_email("a@(b c)example.fr"), Code::kEmailSpace));
  check_finding("a@example.fr x", Code::kEmailSpace, " ");
  check_finding("a@exam\u3000ple.fr", Code::kEmailSpace, "\u3000");
  check_finding("a@b\t.fr", Code::kEmailControlCharacter, "\t");
  check_finding("\"a\".\"b\"@example.fr", Code::kEmailInvalidCharacter, "\"");
}

TEST_CASE("each breach carries is_email's name of it") {
  const EmailReport report = check_email("a@[127.0.0.1]");
  const Finding* finding = find(report, Code::kEmailDomainLiteral);
  REQUIRE(finding != nullptr);
  REQUIRE(finding->params.size() == 1);
  CHECK(finding->params[0].first == "diagnosis");
  CHECK(std::get<std::string>(finding->params[0].second) == "rfc5321_addressliteral");
}

TEST_CASE("an accepted address says its syntax and what a browser thinks of it") {
  const EmailReport plain = check_email(" a@example.fr ");
  CHECK((plain.email->syntax == EmailDiagnosisCode::kValid && plain.email->is_html));
  const EmailReport quoted = check_email("\"a b\"@example.fr");
  CHECK((quoted.email->syntax == EmailDiagnosisCode::kRfc5321QuotedString && !quoted.email->is_html));
  CHECK(check_email("a@example.3com").email->syntax == EmailDiagnosisCode::kRfc5321TldNumeric);
}

TEST_CASE("letters that look like ASCII are replaced when nothing else remains") {
  using email::replace_lookalikes;
  CHECK(replace_lookalikes("gmаil.com") == "gmail.com");
  CHECK(replace_lookalikes("GМАIL.COM") == "gmail.com");
  CHECK(replace_lookalikes("οrаngе.fr") == "orange.fr");
  CHECK(replace_lookalikes("ｇｍａｉｌ．ｃｏｍ") == "gmail.com");
  CHECK_FALSE(replace_lookalikes("gmail.com"));
  CHECK_FALSE(replace_lookalikes("bücher.example"));
  CHECK_FALSE(replace_lookalikes("пример.com"));
  CHECK_FALSE(replace_lookalikes("\xFF.com"));
}
