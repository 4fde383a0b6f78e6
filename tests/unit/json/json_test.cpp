#include "json/json.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace guichet;

namespace {

Errc error_of(std::string_view text) {
  const auto parsed = parse_json(text);
  REQUIRE_FALSE(parsed);
  return parsed.error().code;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("a document is read whole and written with sorted keys") {
  const auto parsed = parse_json(R"( {"b":[1,-2,3.5,true,null,"é"],"a":{}} )");
  REQUIRE(parsed);
  CHECK(write_json(*parsed) == R"({"a":{},"b":[1,-2,3.5,true,null,"é"]})");
}

TEST_CASE("what is not strict JSON is refused with its reason") {
  CHECK(error_of("") == Errc::kJsonSyntax);
  CHECK(error_of("{") == Errc::kJsonSyntax);
  CHECK(error_of("[1,]") == Errc::kJsonSyntax);
  CHECK(error_of("{} {}") == Errc::kJsonSyntax);
  CHECK(error_of("// c\n{}") == Errc::kJsonSyntax);
  CHECK(error_of("NaN") == Errc::kJsonSyntax);
  CHECK(error_of(R"(["\ud800"])") == Errc::kJsonSyntax);
  CHECK(error_of("[\"\xFF\"]") == Errc::kJsonEncoding);
  CHECK(error_of("\xEF\xBB\xBF{}") == Errc::kJsonByteOrderMark);
  CHECK(error_of(R"({"a":1,"a":2})") == Errc::kJsonDuplicateKey);
  CHECK(error_of(R"(["\u0000"])") == Errc::kJsonNul);
  CHECK(error_of(R"({"\u0000":1})") == Errc::kJsonNul);
  CHECK(error_of("1e400") == Errc::kJsonNumberRange);
  CHECK(error_of("123456789012345678901234567890") == Errc::kJsonNumberRange);
}

TEST_CASE("depth and number of values are bounded") {
  CHECK(parse_json(nested(kMaxJsonDepth)));
  CHECK(error_of(nested(kMaxJsonDepth + 1)) == Errc::kJsonTooDeep);
  CHECK(error_of(nested(100000)) == Errc::kJsonTooDeep);
  std::string many = "[0";
  for (std::size_t i = 0; i < kMaxJsonValues; ++i) many += ",0";
  CHECK(error_of(many + "]") == Errc::kJsonTooManyValues);
}

TEST_CASE("an error points to its place") {
  CHECK(parse_json(R"({"a":[{},{"b":1,"b":2}]})").error().pointer == "/a/1/b");
  CHECK(parse_json(R"({"a/b":{"c~d":"\u0000"}})").error().pointer == "/a~1b/c~0d");
  CHECK(parse_json("[\"ab\xFF\"]").error().offset == 4);
  CHECK(parse_json("[1,x]").error().offset.has_value());
}

TEST_CASE("typed getters say what is missing and what is wrong") {
  const auto object = parse_json(R"({"s":"text","n":1})");
  CHECK(*required_string(*object, "s", "", 10) == "text");
  CHECK(required_string(*object, "x", "/p", 10).error().code == Errc::kRequestMissingMember);
  CHECK(required_string(*object, "x", "/p", 10).error().pointer == "/p/x");
  CHECK(required_string(*object, "n", "", 10).error().code == Errc::kRequestWrongType);
  CHECK(required_string(*object, "s", "", 3).error().code == Errc::kRequestBadValue);
  CHECK_FALSE(*optional_string(*object, "x", "", 10));
  CHECK(require_members(*object, "", {"s"}).error().pointer == "/n");
}
