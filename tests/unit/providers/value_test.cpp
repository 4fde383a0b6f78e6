#include "providers/value.hpp"

#include <catch2/catch.hpp>

using namespace guichet;
using namespace guichet::login;

TEST_CASE("a value of a provider's is one line of plain text, or nothing") {
  CHECK(field_value("given-name", "  Zoë ") == "Zoë");
  for (const std::string text :
       {"A\nB", "A\tB", "A\x7F", "A\xC2\x85", "A\xE2\x80\xAE", "A\xE2\x81\xA6", "\xFF", "", "   "}) {
    CAPTURE(text);
    CHECK(field_value("given-name", text).empty());
  }
  CHECK(field_value("given-name", std::string("A\0B", 3)).empty());
  CHECK(field_value("given-name", std::string(257, 'a')).empty());
  CHECK(field_value("given-name", std::string(256, 'a')).size() == 256);
  CHECK(field_value("given-name", 5).empty());
  CHECK(field_value("given-name", nullptr).empty());
}

TEST_CASE("a date of birth is a whole date, a country two capital letters") {
  CHECK(field_value("bday", "1990-02-28") == "1990-02-28");
  for (const std::string text : {"0000-12-10", "1990", "10/12/1990", "1990-13-01", "1990-00-10", "1990-1-1",
                                 "1990-01-32", "199x-01-01"}) {
    CAPTURE(text);
    CHECK(field_value("bday", text).empty());
  }
  CHECK(field_value("country", "FR") == "FR");
  CHECK(field_value("country", "France").empty());
  CHECK(field_value("country", "fr").empty());
}

TEST_CASE("claims are found by their pointer, and nothing where something else lies on the way") {
  const Json claims{{"a", {{"b", "c"}}}, {"d", Json::array({"e"})}};
  CHECK(find_claim(claims, "/a/b")->get<std::string>() == "c");
  CHECK(find_claim(claims, "/a/x") == nullptr);
  CHECK(find_claim(claims, "/a/b/c") == nullptr);
  CHECK(find_claim(claims, "/d/0") == nullptr);
  CHECK(find_claim(Json("text"), "/a") == nullptr);
}
