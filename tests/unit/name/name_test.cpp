#include "guichet/name.hpp"

#include <catch2/catch.hpp>

using namespace guichet;

TEST_CASE("names of many kinds have no finding") {
  for (const char* name : {"Jean", "Marie-Hélène", "O’Brien", "d'Artagnan", "Nguyễn Thị", "J.", "محمد", "李", "van der Berg",
                           "می‌خواهم"}) {
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
  CHECK(first("Je\xE2\x80\x8B" "an").code == Code::kNameControlCharacter);
  CHECK(first("Jean\r\nBcc: x").code == Code::kNameControlCharacter);
  CHECK(check_organization_name("3M").findings.empty());
}
