// is_email's own cases, where they are at hand, and our own, which reach every code and check its place.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>

#include "guichet/email.hpp"
#include "guichet/email_syntax.hpp"
#include "json/json.hpp"
#include "text/ascii.hpp"

using namespace guichet;

namespace {

std::optional<Json> read_json(const std::string& path) {
  std::ifstream file(path);
  if (!file) return std::nullopt;
  return Json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

// Their name for it without a look at the DNS (which is not part of the syntax): a domain that they only miss
// there is valid, and test@io is known to them from there alone.
std::string expected_name(const Json& row) {
  const std::string name = row["diagnosis"].get<std::string>().substr(8);
  if (name.rfind("DNSWARN", 0) == 0) return "valid";
  if (row["address"] == "test@io") return "rfc5321_tld";
  return to_ascii_lower(name);
}

void check_suite(const char* file, std::size_t count) {
  const auto rows = read_json(std::string(GUICHET_SHARED_DATA "/email/") + file);
  if (!rows) {
    WARN(file << " is not at hand: is_email's cases were left out");
    return;
  }
  CHECK(rows->size() == count);
  for (const Json& row : *rows) {
    const auto address = row["address"].get<std::string>();
    CAPTURE(address);
    CHECK(name_of(diagnose_email(address).code) == expected_name(row));
  }
}

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80);
}

}  // namespace

TEST_CASE("each of is_email's 164 cases has its diagnosis") { check_suite("isemail_tests_164.json", 164); }

TEST_CASE("each of is_email's 279 original cases has its diagnosis") {
  check_suite("isemail_tests_original_279.json", 279);
}

TEST_CASE("our own cases have their diagnosis and its place, and reach every code") {
  const auto rows = read_json(GUICHET_SOURCE_DIR "/tests/cases/email_syntax.json");
  REQUIRE(rows);
  std::set<std::string> reached;
  for (const Json& row : (*rows)["cases"]) {
    const auto address = row["address"].get<std::string>();
    const EmailDiagnosis diagnosis = diagnose_email(address);
    CAPTURE(address);
    CHECK(name_of(diagnosis.code) == row["diagnosis"].get<std::string>());
    CHECK(diagnosis.span.begin == row["span"][0].get<std::size_t>());
    CHECK(diagnosis.span.end == row["span"][1].get<std::size_t>());
    CHECK(is_border(address, diagnosis.span.begin));
    CHECK(is_border(address, diagnosis.span.end));
    CHECK(is_whatwg_email(address) == row["html"].get<bool>());
    reached.insert(row["diagnosis"]);
  }
  CHECK(reached.size() == 50);
}

TEST_CASE("a form takes no address that is_email refuses") {
  const auto rows = read_json(GUICHET_SOURCE_DIR "/tests/cases/email_syntax.json");
  REQUIRE(rows);
  for (const Json& row : (*rows)["cases"]) {
    const auto address = row["address"].get<std::string>();
    CAPTURE(address);
    const bool is_accepted = check_email(address).email.has_value();
    CHECK(is_accepted == row["form"].get<bool>());
    if (is_accepted) CHECK(diagnose_email(trim_ascii(address)).code < EmailDiagnosisCode::kCfwsComment);
  }
}

TEST_CASE("every code has its number, its category and a name of its own") {
  CHECK(category_of(EmailDiagnosisCode::kValid) == EmailDiagnosisCategory::kValid);
  CHECK(category_of(EmailDiagnosisCode::kRfc5321Ipv6Deprecated) == EmailDiagnosisCategory::kRfc5321);
  CHECK(category_of(EmailDiagnosisCode::kCfwsFws) == EmailDiagnosisCategory::kCfws);
  CHECK(category_of(EmailDiagnosisCode::kDeprecCfwsNearAt) == EmailDiagnosisCategory::kDeprec);
  CHECK(category_of(EmailDiagnosisCode::kRfc5322Ipv6ColonEnd) == EmailDiagnosisCategory::kRfc5322);
  CHECK(category_of(EmailDiagnosisCode::kErrExpectingDtext) == EmailDiagnosisCategory::kErr);
  CHECK(static_cast<int>(EmailDiagnosisCode::kErrCrNoLf) == 150);
  CHECK(static_cast<int>(EmailDiagnosisCode::kErrExpectingAtext) == 137);
  CHECK(name_of(static_cast<EmailDiagnosisCode>(200)).empty());
}
