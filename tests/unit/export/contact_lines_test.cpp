#include "export/contact_lines.hpp"

#include <catch2/catch.hpp>

namespace guichet::exporting {
namespace {

Contact marie() {
  Contact contact;
  contact.facts.is_verified = true;
  contact.facts.verified_at = 60'000;
  contact.profile = Json{{"email", "marie@example.com"}, {"given-name", "Marie"}, {"shoe-size", "38"}};
  store::Consent consent;
  consent.site = "shop";
  consent.purpose = "newsletter";
  consent.state = "confirmed";
  contact.consents = {consent};
  store::Source source;
  source.site = "shop";
  source.form_id = "newsletter-fr";
  source.channel = "browser";
  contact.sources = {source};
  return contact;
}

std::size_t cells(const std::string& line) {
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), ','));
}

}  // namespace

TEST_CASE("a cell that a program would calculate gets an apostrophe in front") {
  for (const char* formula : {"=1+1", "+33", "-1", "@SUM(A1)", "\tx", "\rx"})
    CHECK(guarded(formula) == "'" + std::string(formula));
  for (const char* plain : {"", "Marie", " =1", "1+1", "'x", "a@b.example"}) CHECK(guarded(plain) == plain);
}

TEST_CASE("a CSV line has as many cells as the header, also for who is only to be removed") {
  const std::size_t columns = cells(header_line(Format::kCsv));
  const std::string line = contact_line(Format::kCsv, marie());
  CHECK(line.find("put,00000000-0000-0000-0000-000000000000,verified,1970-01-01T00:00:00.000Z,1970-01-01T00:"
                  "01:00.000Z,"
                  "shop/newsletter=confirmed,shop/newsletter-fr/browser,marie@example.com,") == 0);
  CHECK(line.find(R"("{""shoe-size"":""38""}")") != std::string::npos);
  CHECK(cells(contact_line(Format::kCsv, {Change::kErased, Id{}})) == columns);
  CHECK(cells(contact_line(Format::kCsv, {Change::kLeft, Id{}})) == columns);
}

TEST_CASE("an NDJSON line of who is only to be removed holds the id and nothing else") {
  CHECK(contact_line(Format::kNdjson, {Change::kErased, Id{}}) ==
        "{\"account\":\"00000000-0000-0000-0000-000000000000\",\"change\":\"erased\"}\n");
  CHECK(header_line(Format::kNdjson).empty());
}

}  // namespace guichet::exporting
