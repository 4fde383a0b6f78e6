#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace guichet::address_register;

namespace {

std::string check(const Sample& sample, std::string_view code, std::string_view city) {
  return text_of(sample.book().check({{}, code, city}));
}

}  // namespace

TEST_CASE("a postal code and its city are accepted, and slips in either are corrected") {
  const Sample sample;
  CHECK(check(sample, "32700", "Lectoure") == "accept city ||32700|Lectoure");
  CHECK(check(sample, "32700", "LECTOURE") == "accept city ||32700|Lectoure");
  CHECK(check(sample, "32700", "Lectuore") == "correct city ||32700|Lectoure:city");
  CHECK(check(sample, "32701", "Lectoure") == "correct city ||32700|Lectoure:postal_code");
  CHECK(check(sample, "75015", "Paris") == "accept city ||75015|Paris");
  CHECK(check(sample, "93210", "Saint-Denis") == "accept city ||93210|Saint-Denis");
  CHECK(check(sample, "93200", "st denis") == "accept city ||93200|Saint-Denis");
}

TEST_CASE("a code of one city and the name of another are asked about, with the right pairs") {
  const Sample sample;
  const AddressVerdict verdict = sample.book().check({{}, "32700", "Auch"});
  CHECK(verdict.verdict == Verdict::kConflict);
  REQUIRE(verdict.choices.size() == 3);
  CHECK(verdict.choices[0].postal_code == "32000");
  CHECK(verdict.choices[0].city == "Auch");
  CHECK(verdict.choices[1].postal_code == "32700");
}

TEST_CASE("a code alone or a city alone is no question") {
  const Sample sample;
  CHECK(sample.book().check({{}, "32700", ""}).verdict == Verdict::kAccept);
  CHECK(sample.book().check({{}, "", "Saint-Denis"}).verdict == Verdict::kAccept);
  CHECK(sample.book().check({{}, "", "Auch"}).verdict == Verdict::kAccept);
  CHECK(sample.book().check({{}, "99999", ""}).verdict == Verdict::kUnchecked);
  CHECK(sample.book().check({{}, "", ""}).verdict == Verdict::kUnchecked);
}

TEST_CASE("a former commune is understood, and stays on the envelope") {
  const Sample sample;
  const AddressVerdict verdict = sample.book().check({{}, "32700", "Vieille-Lectoure"});
  CHECK(verdict.address.city == "Lectoure");
  CHECK(verdict.address.locality == "Vieille-Lectoure");
  CHECK(verdict.address.insee == "32208");
}

TEST_CASE("a city that is not known is not made another one") {
  const Sample sample;
  const AddressVerdict verdict = sample.book().check({{}, "99999", "Nulle-Part-sur-Mer"});
  CHECK(verdict.verdict == Verdict::kConflict);
  CHECK(verdict.level == Level::kNone);
}

TEST_CASE("codes of communes are read and written") {
  for (const auto* code : {"01001", "2A004", "2B033", "97411", "75115"})
    CHECK(format_insee_code(parse_insee_code(code)) == code);
  for (const auto* code : {"", "1001", "2C004", "3A004", "A1004", "0100A", "010011"})
    CHECK(parse_insee_code(code) == kNoInseeCode);
  CHECK(parse_insee_code("19999") < parse_insee_code("2A001"));
  CHECK(format_postal_code(1400) == "01400");
}
