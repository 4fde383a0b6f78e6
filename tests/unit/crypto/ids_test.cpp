#include "crypto/ids.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace guichet;
using namespace guichet::crypto;

TEST_CASE("an id is a UUID version 7 that carries its time") {
  const std::string text = id_text(new_id(0x017F22E279B0));
  CHECK(text.size() == 36);
  CHECK(text.substr(0, 15) == "017f22e2-79b0-7");
  CHECK(std::string("89ab").find(text[19]) != std::string::npos);
}

TEST_CASE("ids sort by time and do not repeat") {
  CHECK(new_id(1000) < new_id(1001));
  CHECK(new_id(255) < new_id(256));
  std::set<Id> ids;
  for (int i = 0; i < 10000; ++i) ids.insert(new_id(42));
  CHECK(ids.size() == 10000);
}

TEST_CASE("the text form is read back") {
  const Id id = new_id(1234567890123);
  CHECK(parse_id(id_text(id)) == id);
  CHECK(parse_id("017F22E2-79B0-7CC3-98C4-DC0C0C07398F") == parse_id("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
}

TEST_CASE("a text that is no id is refused") {
  const char* text = GENERATE("", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
                              "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
                              "017f22e2--9b0-7cc3-98c4-dc0c0c07398f", "017f22e2 79b0-7cc3-98c4-dc0c0c07398f");
  CHECK_FALSE(parse_id(text));
}
