// An address in a whole report, and the layout of its form.
#include <catch2/catch.hpp>
#include <string>

#include "guichet/check.hpp"
#include "json/json.hpp"
#include "print_json.hpp"

using guichet::Json;

namespace {

Json answer(const Json& request) { return Json::parse(guichet::call(request.dump())); }

Json report_on(const Json& values, const Json& fields = nullptr, const char* country = "FR") {
  Json form{{"country", country}};
  if (fields.is_object()) form["fields"] = fields;
  return answer(Json{{"v", 1}, {"form", form}, {"values", values}});
}

const Json kRequired{{"required", true}};
const Json kAddressForm{{"address-line1", kRequired},
                        {"postal-code", kRequired},
                        {"address-level2", kRequired},
                        {"address-level1", Json::object()},
                        {"country", Json::object()}};

// The fields of which the form says that they must be filled in, each with a space behind it.
std::string missing(const Json& report) {
  std::string fields;
  for (const Json& finding : report["findings"]) {
    if (finding["code"] == "form.required") fields += finding["field"].get<std::string>() + " ";
  }
  return fields;
}

}  // namespace

TEST_CASE("a postcode is held against the country of the values, else of the form") {
  const Json asked = report_on(Json{{"postal-code", "SW1A 1AA"}});
  CHECK(asked["outcome"] == "confirm");
  REQUIRE(asked["findings"].size() == 1);
  CHECK(asked["findings"][0]["code"] == "address.postal_code_invalid");
  CHECK(asked["findings"][0]["field"] == "postal-code");
  CHECK(asked["findings"][0]["params"] == Json{{"country", "FR"}, {"example", "33380"}});
  CHECK_FALSE(asked["values"].contains("postal-code"));
  CHECK(asked["values"]["address"]["verdict"] == "conflict");

  const Json british = report_on(Json{{"postal-code", "sw1a1aa"}, {"country", "gb"}});
  CHECK(british["outcome"] == "accept");
  CHECK(british["values"]["postal-code"] == Json{{"normalized", "SW1A 1AA"}});
}

TEST_CASE("a country that was not written as a code is not the form's") {
  const Json report = report_on(Json{{"postal-code", "SW1A 1AA"}, {"country", "United Kingdom"}});
  CHECK(report["outcome"] == "accept");
  CHECK(report["values"]["postal-code"] == Json{{"normalized", "SW1A 1AA"}});
}

TEST_CASE("a value that is too long has that finding alone") {
  const Json report = report_on(Json{{"postal-code", std::string(2000, '1')}});
  REQUIRE(report["findings"].size() == 1);
  CHECK(report["findings"][0]["code"] == "form.too_long");
}

TEST_CASE("a form that requires an address requires what the country has") {
  CHECK(missing(report_on(Json::object(), kAddressForm)) == "address-level2 address-line1 postal-code ");
  const auto in = [](const char* country) {
    return missing(report_on(Json{{"country", country}}, kAddressForm));
  };
  CHECK(in("FR") == "address-level2 address-line1 postal-code ");
  CHECK(in("US") == "address-level1 address-level2 address-line1 postal-code ");
  CHECK(in("AE") == "address-level1 address-line1 ");
  CHECK(in("IE") == "address-level2 address-line1 ");
  CHECK(in("SG") == "address-line1 postal-code ");
  CHECK(in("Atlantis") == "address-level2 address-line1 postal-code ");
}

TEST_CASE("a form that asks for a postcode alone asks for none where there is none") {
  const Json fields{{"postal-code", kRequired}, {"address-level1", kRequired}, {"country", Json::object()}};
  const auto in = [&](const char* country) { return missing(report_on(Json{{"country", country}}, fields)); };
  CHECK(in("FR") == "postal-code ");
  CHECK(in("IE") == "address-level1 postal-code ");
  CHECK(in("AO").empty());
}

TEST_CASE("an address comes back as the lines of its label") {
  const Json values{
      {"given-name", "Anna"},    {"family-name", "Peeters"},      {"address-line1", " Rue du Vivier 7 "},
      {"postal-code", "B-1000"}, {"address-level2", "Bruxelles"}, {"country", "BE"}};
  CHECK(report_on(values)["values"]["address"] ==
        Json{{"country", "BE"}, {"lines", {"Anna Peeters", "Rue du Vivier 7", "1000 Bruxelles"}}});
}

TEST_CASE("the lines of a street-address stay lines") {
  const Json values{{"street-address", "Flat 2\r\n10 Downing Street\n"},
                    {"address-level2", "London"},
                    {"postal-code", "sw1a2aa"}};
  CHECK(report_on(values, nullptr, "GB")["values"]["address"]["lines"] ==
        Json{"Flat 2", "10 Downing Street", "LONDON", "SW1A 2AA"});
}

TEST_CASE(
    "no label is made of a name or a postcode alone, nor of a country that is not known; "
    "a street of France without its city is left unchecked") {
  CHECK_FALSE(
      report_on(Json{{"name", "Anna Peeters"}, {"postal-code", "1000"}}, nullptr, "BE")["values"].contains(
          "address"));
  CHECK_FALSE(report_on(Json{{"address-line1", "x"}}, nullptr, "QQ")["values"].contains("address"));
  CHECK(report_on(Json{{"address-line1", "8 rue des Fleurs"}})["values"]["address"]["verdict"] ==
        "unchecked");
}

TEST_CASE("the layout of a country's form names fields, rows and texts") {
  const Json layout = answer(Json{{"v", 1}, {"op", "address_layout"}, {"country", "IE"}, {"locale", "fr"}});
  CHECK(layout["v"] == 1);
  CHECK(layout["op"] == "address_layout");
  CHECK(layout["country"] == "IE");
  CHECK(layout["known"] == true);
  REQUIRE(layout["fields"].size() == 9);
  CHECK(layout["fields"][8] == Json{{"field", "postal-code"},
                                    {"label", "field.postal-code.eircode"},
                                    {"row", 8},
                                    {"required", false},
                                    {"upper", false},
                                    {"example", "A65 F4E2"}});
  CHECK(layout["fields"][7]["row"] == 8);
  CHECK(layout["fields"][2] == Json{{"field", "address-line1"},
                                    {"label", "field.address-line1"},
                                    {"row", 3},
                                    {"required", true},
                                    {"upper", false}});
}

TEST_CASE("an unknown country has a layout, and what is no country an error") {
  const Json unknown = answer(Json{{"v", 1}, {"op", "address_layout"}});
  CHECK(unknown["known"] == false);
  CHECK(unknown["country"] == "");
  CHECK(unknown["fields"].size() == 8);
  CHECK(unknown["countries"].size() == 252);
  for (const char* country : {"f", "fr", "FRA"}) {
    const Json wrong = answer(Json{{"v", 1}, {"op", "address_layout"}, {"country", country}});
    CHECK(wrong["code"] == "request.bad_value");
    CHECK(wrong["pointer"] == "/country");
  }
  CHECK(answer(Json{{"v", 1}, {"op", "address_layout"}, {"field", "tel"}})["code"] ==
        "request.unknown_member");
}

TEST_CASE("every word for a field has its texts") {
  const std::string texts = [] {
    std::FILE* file = std::fopen(GUICHET_SOURCE_DIR "/core/messages/fr.json", "rb");
    std::string text(1 << 18, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
  }();
  const Json messages = Json::parse(texts);
  for (char first = 'A'; first <= 'Z'; ++first) {
    for (char second = 'A'; second <= 'Z'; ++second) {
      const std::string country{first, second};
      const Json layout = answer(Json{{"v", 1}, {"op", "address_layout"}, {"country", country}});
      for (const Json& field : layout["fields"]) CHECK(messages.contains(field["label"].get<std::string>()));
    }
  }
}

TEST_CASE("the layout says where places can be completed") {
  const auto completes = [](const char* country) {
    return answer(Json{{"v", 1}, {"op", "address_layout"}, {"country", country}})["completes"];
  };
  for (const auto* country : {"FR", "RE", "MC"}) CHECK(completes(country) == true);
  for (const auto* country : {"BE", "CH", "US"}) CHECK(completes(country).is_null());
}

TEST_CASE("a city in France is asked about where it is misspelt, unknown, or another one's") {
  const auto codes = [](const char* code, const char* city) {
    std::vector<std::string> found;
    const Json report = report_on(Json{{"postal-code", code}, {"address-level2", city}});
    for (const Json& finding : report["findings"]) found.push_back(finding["code"]);
    return found;
  };
  using Codes = std::vector<std::string>;
  CHECK(codes("32700", "LECTOURE") == Codes{});
  CHECK(codes("93200", "st denis") == Codes{});
  CHECK(codes("32700", "Lectuore") == Codes{"address.corrected"});
  CHECK(codes("75001", "Lyon") == Codes{"address.city_mismatch"});
  CHECK(codes("99999", "Nulle-Part-sur-Mer") == Codes{"address.city_unknown"});
  CHECK(codes("99999", "") == Codes{});
}

TEST_CASE("an envelope has at most six lines, and only for an address that is sure") {
  const Json sure =
      report_on(Json{{"name", "Zoé Souche"}, {"postal-code", "32700"}, {"address-level2", "lectoure"}});
  CHECK(sure["values"]["address"]["lines"] == Json{"ZOE SOUCHE", "32700 LECTOURE"});
  const Json unsure = report_on(Json{{"postal-code", "75001"}, {"address-level2", "Lyon"}});
  CHECK_FALSE(unsure["values"]["address"].contains("lines"));
}
