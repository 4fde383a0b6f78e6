#include "guichet/email.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using namespace guichet;

namespace {

const Finding* find(const EmailReport& report, Code code) {
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [=](const Finding& finding) { return finding.code == code; });
  return found == report.findings.end() ? nullptr : &*found;
}

void check_breach(std::string_view text, Code code, Span span) {
  CAPTURE(text);
  const EmailReport report = check_email(text);
  const Finding* finding = find(report, code);
  REQUIRE(finding != nullptr);
  CHECK(finding->span->begin == span.begin);
  CHECK(finding->span->end == span.end);
  CHECK((finding->severity != Severity::kBlock || !report.email));
}

bool says_nothing(const EmailReport& report) {
  return std::all_of(report.findings.begin(), report.findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::kInfo; });
}

}  // namespace

TEST_CASE("an ordinary address has nothing to be said about") {
  for (const char* text : {"a@b.fr", "jean.dupont+x@exemple.museum", "o'brien@sub.example.co.uk", "x_y-z@a-b.example",
                           "contact@xn--bcher-kva.example", "1234567890@example.com"}) {
    CAPTURE(text);
    const EmailReport report = check_email(text);
    CHECK(says_nothing(report));
    CHECK(report.email);
  }
}

TEST_CASE("each breach of the syntax is named with its span") {
  check_breach("jean", Code::kEmailMissingAt, {4, 4});
  check_breach("@gmail.com", Code::kEmailEmptyLocal, {0, 0});
  check_breach("jean@", Code::kEmailEmptyDomain, {5, 5});
  check_breach("a@b@c.fr", Code::kEmailSeveralAt, {3, 4});
  check_breach(".a@b.fr", Code::kEmailDotAtStart, {0, 1});
  check_breach("a.@b.fr", Code::kEmailDotAtEnd, {1, 2});
  check_breach("a..b@c.fr", Code::kEmailConsecutiveDots, {1, 3});
  check_breach("a@b..fr", Code::kEmailConsecutiveDots, {3, 5});
  check_breach("a@b.fr.", Code::kEmailDotAtEnd, {6, 7});
  check_breach("a@.fr", Code::kEmailDotAtStart, {2, 3});
  check_breach("a b@c.fr", Code::kEmailSpace, {1, 2});
  check_breach("a@b c.fr", Code::kEmailSpace, {3, 4});
  check_breach("a(b@c.fr", Code::kEmailInvalidCharacter, {1, 2});
  check_breach("a@b_c.fr", Code::kEmailInvalidCharacter, {3, 4});
  check_breach("a@-b.fr", Code::kEmailHyphenAtEdge, {2, 4});
  check_breach("a@localhost", Code::kEmailDotlessDomain, {2, 11});
  check_breach("a@1.2.3.4", Code::kEmailNumericTld, {8, 9});
  check_breach("a@[127.0.0.1]", Code::kEmailDomainLiteral, {2, 13});
  check_breach("\"a@b.fr", Code::kEmailUnclosedQuote, {0, 2});
  check_breach("\"a b\"@c.fr", Code::kEmailQuotedLocal, {0, 5});
}

TEST_CASE("line ends, control and invisible characters inside an address are refused") {
  check_breach("a\r\nBcc: x@c.fr", Code::kEmailControlCharacter, {1, 2});
  check_breach("a\x01@c.fr", Code::kEmailControlCharacter, {1, 2});
  check_breach("a@b\xE2\x80\x8B.fr", Code::kEmailControlCharacter, {3, 6});
  check_breach("\"a\r\nb\"@c.fr", Code::kEmailControlCharacter, {2, 3});
}

TEST_CASE("lengths are those of the RFCs") {
  const std::string at = "@example.fr";
  const std::string local = "jean" + std::string(60, '1');
  CHECK(says_nothing(check_email(local + at)));
  CHECK(find(check_email(local + "1" + at), Code::kEmailLocalTooLong));
  CHECK(check_email("a@" + std::string(63, 'b') + ".fr").findings.empty());
  CHECK(find(check_email("a@" + std::string(64, 'b') + ".fr"), Code::kEmailLabelTooLong));
  std::string long_domain;
  for (int i = 0; i < 50; ++i) long_domain += "abcde.";
  CHECK(find(check_email("a@" + long_domain + "fr"), Code::kEmailDomainTooLong));
}

TEST_CASE("white space around is ignored and spans still count from the text's beginning") {
  CHECK(check_email("  a@b.fr \n").email->ascii == "a@b.fr");
  check_breach("  a..b@c.fr ", Code::kEmailConsecutiveDots, {3, 5});
}

TEST_CASE("letters beyond ASCII are allowed, the domain is given in ASCII") {
  const EmailReport report = check_email("josé@Bücher.example");
  CHECK(report.email->ascii == "josé@xn--bcher-kva.example");
  CHECK(report.email->domain == "xn--bcher-kva.example");
  CHECK(find(report, Code::kEmailNonAsciiLocal) != nullptr);
}

TEST_CASE("malformed UTF-8 and huge input do no harm") {
  for (const std::string& text : {std::string("\xFF\xFE@\x80.\xC0"), std::string(100000, '@'), std::string(100000, '"'),
                                  std::string("\"\\"), std::string(1, '\0'), std::string(60000, '.')}) {
    CHECK_FALSE(check_email(text).email);
  }
}
