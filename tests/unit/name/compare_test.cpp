#include <catch2/catch.hpp>

#include "guichet/name.hpp"

using namespace guichet;

TEST_CASE("spellings of one name fold to the same") {
  for (const char* name : {"Jean-Pierre", "JEAN PIERRE", " Jéan  pierre ", "jean‐pierre", "Jean.Pierre"}) {
    CAPTURE(name);
    CHECK(fold_name(name) == "jean pierre");
  }
  CHECK(fold_name("O’Brien") == fold_name("OBrien"));
  CHECK(fold_name("Strauß") == fold_name("STRAUSS"));
  CHECK(fold_name("Łukasz Œuf Søren Đặng") == "lukasz oeuf soren dang");
  CHECK(fold_name("李 小龍") == "李 小龍");
  CHECK(fold_name(" - ").empty());
}

TEST_CASE("short forms give the full name") {
  CHECK(nickname_group("bob") == "robert");
  CHECK(nickname_group("rob") == "robert");
  CHECK(nickname_group("robert") == "robert");
  CHECK(nickname_group("bill") == "william");
  CHECK(nickname_group("kate") == "katherine");
  CHECK(nickname_group("berna") == "bernadette");
  CHECK(nickname_group("jp") == "jean-pierre");
  for (const char* name : {"", "zebulon", "bob ", "bob rob", "\n", "ob"}) CHECK_FALSE(nickname_group(name));
}

TEST_CASE("names are related through a short form of either") {
  CHECK(share_nickname_group("bob", "rob"));
  CHECK(share_nickname_group("alex", "alexandra"));
  CHECK(share_nickname_group("alex", "alexandre"));
  CHECK(share_nickname_group("jp", "jean-philippe"));
  CHECK(share_nickname_group("chris", "christine"));
  CHECK(share_nickname_group("zebulon", "zebulon"));
  CHECK_FALSE(share_nickname_group("alexandre", "alexandra"));
  CHECK_FALSE(share_nickname_group("bob", "bill"));
  CHECK_FALSE(share_nickname_group("zebulon", "bob"));
  CHECK_FALSE(share_nickname_group("bob", ""));
}

TEST_CASE("family names that sound alike in French have one key") {
  const auto are_alike = [](const char* left, const char* right) {
    return french_phonetic_key(fold_name(left)) == french_phonetic_key(fold_name(right));
  };
  CHECK(are_alike("Dupont", "Dupond"));
  CHECK(are_alike("Dupont", "Duppont"));
  CHECK(are_alike("Lefèvre", "Lefebvre"));
  CHECK(are_alike("Philippe", "Filipe"));
  CHECK(are_alike("Gauthier", "Gautier"));
  CHECK(are_alike("Renault", "Renaud") == false);
  CHECK_FALSE(are_alike("Martin", "Dupont"));
  CHECK_FALSE(are_alike("Bernard", "Martin"));
  CHECK(french_phonetic_key("").empty());
  CHECK(french_phonetic_key("李").empty());
}
