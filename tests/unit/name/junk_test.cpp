#include "name/junk.hpp"

#include <catch2/catch.hpp>

using namespace guichet;

namespace {

std::string code_of(std::string_view name, NamePart part = NamePart::kFull) {
  const auto found = find_junk(split_name(name), part);
  return found ? std::string(code_name(found->code)) : "";
}

}  // namespace

TEST_CASE("placeholders and signs are junk") {
  for (const char* name :
       {"test", "TEST", "test test", "n/a", "N/A", "aucun", "none", "null", "-", "...", "--", "?", "*",
        "inconnu", "Inconnue", "anonymous", "Prénom", "undefined", "abcd"}) {
    CAPTURE(name);
    CHECK(code_of(name) == "name.junk");
  }
}

TEST_CASE("keys run along or held down are asked about, with the word's span") {
  for (const char* name : {"azerty", "QSDFGH", "sdfsdf", "hjkhjk", "asdf", "Jean qsdfjkl"}) {
    CAPTURE(name);
    CHECK(code_of(name) == "name.keyboard_mash");
  }
  for (const char* name : {"aaa", "XXXX", "xxx dupont", "ééé"}) {
    CAPTURE(name);
    CHECK(code_of(name) == "name.repeated_key");
  }
  const auto found = find_junk(split_name("Élé sdfsdf x"), NamePart::kFull);
  REQUIRE(found);
  CHECK(found->span.begin == 6);
  CHECK(found->span.end == 12);
}

TEST_CASE("names that resemble junk are none") {
  for (const char* name : {"Ng",      "Wu",    "O",          "Aa",         "Xi",
                           "Na",      "Nan",   "Bo",         "Y",          "Testa",
                           "Testard", "Nulle", "Foo",        "Bar",        "John Smith III",
                           "Anon",    "Ana",   "Abc-Dupont", "Wertz",      "Reza",
                           "李",      "ー",    "..李",       "Noname Jean"}) {
    CAPTURE(name);
    CHECK(code_of(name).empty());
  }
  for (const char* name : {"Test", "Null", "None", "Aucun", "Nom", "Unknown"}) {
    CAPTURE(name);
    CHECK(code_of(name, NamePart::kFamily).empty());
  }
}
