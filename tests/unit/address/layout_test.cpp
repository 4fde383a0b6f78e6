#include <catch2/catch.hpp>
#include <string>

#include "guichet/address.hpp"

using namespace guichet;

namespace {

// Fields by rows: "postal-code* address-level2* / ...", a star where one is required, and the country's word
// for it.
std::string describe(std::string_view country, std::string_view language = "en") {
  std::string text;
  int row = 1;
  for (const AddressField& field : address_layout(country, language).fields) {
    if (!text.empty()) text += field.row == row ? " " : " / ";
    row = field.row;
    text += field.token;
    if (!field.kind.empty()) text += "." + std::string(field.kind);
    if (field.is_required) text += "*";
  }
  return text;
}

const std::string kNameFirst = "name / organization / address-line1* / address-line2 / address-line3 / ";
const std::string kOrganizationFirst =
    "organization / name / address-line1* / address-line2 / address-line3 / ";

}  // namespace

TEST_CASE("each country has its fields, in its order") {
  CHECK(describe("FR") == kOrganizationFirst + "postal-code* address-level2*");
  CHECK(describe("BE") == kOrganizationFirst + "postal-code* address-level2*");
  CHECK(describe("US") == kNameFirst + "address-level2* address-level1.state* postal-code.zip*");
  CHECK(describe("GB") == kNameFirst + "address-level2.post_town* / postal-code*");
  CHECK(describe("IE") ==
        kNameFirst + "address-level3.townland / address-level2* / address-level1.county postal-code.eircode");
  CHECK(describe("BR") ==
        kOrganizationFirst +
            "address-level3.neighborhood / address-level2* address-level1.state* / postal-code*");
  CHECK(describe("AU") == kOrganizationFirst + "address-level2.suburb* address-level1.state* postal-code*");
  CHECK(describe("IN") == kNameFirst + "address-level2* postal-code.pin* / address-level1.state*");
  CHECK(describe("ES") == kNameFirst + "postal-code* address-level2* address-level1.province*");
  CHECK(describe("HK") == kNameFirst + "address-level2.district / address-level1.area*");
  CHECK(describe("AE") == kNameFirst + "address-level1.emirate*");
  CHECK(describe("AO") == kNameFirst + "address-level2*");
}

TEST_CASE("a page in the country's own script has the order of that script") {
  CHECK(describe("JP", "fr") ==
        "name / organization / address-line1* / address-line2 / address-line3 / address-level1.prefecture* / "
        "postal-code*");
  const std::string japanese =
      "postal-code* / address-level1.prefecture* / address-line1* / address-line2 / address-line3 / "
      "organization / name";
  CHECK(describe("JP", "ja") == japanese);
  CHECK(describe("JP", "JA-JP") == japanese);
  CHECK(describe("CN", "zh") ==
        "postal-code* / address-level1.province* address-level2* address-level3.district / address-line1* / "
        "address-line2 / "
        "address-line3 / organization / name");
  CHECK(describe("FR", "ja") == describe("FR"));
}

TEST_CASE("an unknown country has the usual fields, and needs none of them") {
  const AddressLayout layout = address_layout("");
  CHECK_FALSE(layout.known);
  CHECK(describe("") ==
        "organization / name / address-line1 / address-line2 / address-line3 / postal-code address-level2 / "
        "address-level1");
  CHECK(describe("QQ") == describe(""));
  CHECK(layout.postal_code_example.empty());
}

TEST_CASE("a postcode comes with an example") {
  CHECK(address_layout("IE").postal_code_example == "A65 F4E2");
  CHECK(address_layout("US").postal_code_example == "95014");
  CHECK(address_layout("AE").postal_code_example.empty());
}

TEST_CASE("what is needed can be asked field by field") {
  CHECK(address_need("FR", "postal-code") == AddressNeed::kRequired);
  CHECK(address_need("IE", "postal-code") == AddressNeed::kOptional);
  CHECK(address_need("AE", "postal-code") == AddressNeed::kAbsent);
  CHECK(address_need("FR", "address-level1") == AddressNeed::kAbsent);
  CHECK(address_need("US", "street-address") == AddressNeed::kRequired);
  CHECK_FALSE(address_need("FR", "email"));
  CHECK_FALSE(address_need("QQ", "postal-code"));
}

TEST_CASE("the post of some countries wants capitals") {
  for (const AddressField& field : address_layout("FR").fields)
    CHECK(field.is_upper == (field.token == "address-level2"));
}
