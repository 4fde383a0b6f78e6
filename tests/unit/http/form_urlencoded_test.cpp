#include "http/form_urlencoded.hpp"

#include <catch2/catch.hpp>

using namespace guichet::http;

TEST_CASE("a form post is read in its order") {
  const auto fields =
      parse_form_urlencoded("email=jean%40example.org&given-name=Jean+Ren%c3%A9&tel=&a=1&a=2&b");
  REQUIRE(fields);
  CHECK(*fields == FormFields{{"email", "jean@example.org"},
                              {"given-name", "Jean Ren\xC3\xA9"},
                              {"tel", ""},
                              {"a", "1"},
                              {"a", "2"},
                              {"b", ""}});
}

TEST_CASE("empty parts are overlooked, and only the first = parts") {
  CHECK(parse_form_urlencoded("")->empty());
  CHECK(parse_form_urlencoded("&&")->empty());
  CHECK(*parse_form_urlencoded("a=b=c&") == FormFields{{"a", "b=c"}});
  CHECK(*parse_form_urlencoded("=x") == FormFields{{"", "x"}});
}

TEST_CASE("what is not a form post is refused") {
  const auto body = GENERATE(as<std::string>(), "a=%", "a=%4", "a=%zz", "a=%4g", "%=a", "a=%ff", "a=\xFF",
                             "a=%00", "a=%C3");
  CAPTURE(body);
  const auto fields = parse_form_urlencoded(body);
  REQUIRE_FALSE(fields);
  CHECK(fields.error().code == guichet::Errc::kHttpBadRequest);
}

TEST_CASE("64 fields are read, 65 are refused") {
  std::string body = "a=1";
  for (std::size_t i = 1; i < kMaxFormFields; ++i) body += "&a=1";
  CHECK(parse_form_urlencoded(body)->size() == kMaxFormFields);
  CHECK_FALSE(parse_form_urlencoded(body + "&a=1"));
}
