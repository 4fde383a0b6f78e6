#include <catch2/catch.hpp>

#include "json/json.hpp"
#include "people.hpp"

using namespace guichet;
using namespace guichet::match;

namespace {

void check_refused(const Json& model, Errc code, const std::string& pointer) {
  const auto read = read_model(write_json(model));
  CAPTURE(pointer);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == code);
  CHECK(read.error().pointer == pointer);
}

ModelValues full_values() {
  ModelValues values = starting_values();
  values.accounts = 123'456;
  values.terms[3] = {1.5, 2.5, 300, {{0xdeadbeef, 800}, {0x1234, 20}}};
  values.calibration = Calibration({{-3, 0.02}, {0, 0.4}, {5, 0.99}});
  return values;
}

}  // namespace

TEST_CASE("a model is read as it was written") {
  const std::string text = write_model(full_values());
  const auto read = read_model(text);
  REQUIRE(read);
  CHECK(write_model(*read) == text);
  CHECK(model_version(*read) == model_version(full_values()));
  CHECK(model_version(starting_values()) != model_version(full_values()));
  CHECK(text.size() < 10'000);
}

TEST_CASE("a model lists no value that few people share") {
  ModelValues values = full_values();
  values.terms[3].common.emplace(0x99, 19);
  const Json model = *parse_json(write_model(values));
  const std::string common = model["terms"]["given-name"]["common"];
  CHECK(common == "deadbeef=800 1234=20");
}

TEST_CASE("a model that is wrong is refused with the place") {
  const Json model = *parse_json(write_model(full_values()));
  const auto changed = [&](const char* pointer, Json value) {
    Json copy = model;
    copy[Json::json_pointer(pointer)] = std::move(value);
    return copy;
  };
  check_refused(changed("/schema", "guichet-match/2"), Errc::kRequestUnsupportedVersion, "/schema");
  check_refused(changed("/extra", 1), Errc::kRequestUnknownMember, "/extra");
  check_refused(changed("/accounts", -1), Errc::kRequestBadValue, "/accounts");
  check_refused(changed("/shares", Json::array({0.5})), Errc::kRequestWrongType, "/shares");
  check_refused(changed("/fields/email/same/0", 1.5), Errc::kRequestBadValue, "/fields/email/same/0");
  check_refused(changed("/fields/email/same/0", "x"), Errc::kRequestWrongType, "/fields/email/same/0");
  check_refused(changed("/terms/shoe-size", Json::object()), Errc::kRequestUnknownMember, "/terms/shoe-size");
  check_refused(changed("/terms/given-name/common", "deadbeef=x"), Errc::kRequestBadValue,
                "/terms/given-name/common");
  check_refused(changed("/calibration/1", Json::array({-9, 0.5})), Errc::kRequestBadValue, "/calibration/1");
  Json without = model;
  without["fields"].erase("tel");
  check_refused(without, Errc::kRequestMissingMember, "/fields/tel");
  CHECK_FALSE(read_model("{"));
}
