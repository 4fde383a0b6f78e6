#include "matching/submitted_profile.hpp"

#include <catch2/catch.hpp>

using namespace guichet;
using matching::submitted_profile;

TEST_CASE("what was understood for sure is preferred to what was typed") {
  const Json values{{"email", "Odile@Example.com"},
                    {"tel", "06 12 34 56 78"},
                    {"address-line1", "4 r acacia"},
                    {"postal-code", "69003"},
                    {"address-level2", "lyon"}};
  const Json understood{{"tel", {{"e164", "+33612345678"}}},
                        {"address",
                         {{"verdict", "correct"},
                          {"number", "4"},
                          {"street", "Rue des Acacias"},
                          {"postal_code", "69003"},
                          {"city", "Lyon"}}}};
  const match::Profile profile = submitted_profile(values, understood, "FR");
  CHECK(profile.tel == "+33612345678");
  CHECK(profile.house_number == "4");
  CHECK(profile.street == "rueacacias");
  CHECK(profile.email == "odile@example.com");
}

TEST_CASE("an address that the register doubts is compared as typed") {
  const Json values{{"address-line1", "4 rue des Acacias"}, {"postal-code", "69003"}};
  const Json understood{{"address", {{"verdict", "conflict"}, {"street", "Rue des Lilas"}, {"number", "9"}}}};
  const match::Profile profile = submitted_profile(values, understood, "FR");
  CHECK(profile.house_number == "4");
  CHECK(profile.street == "rueacacias");
}

TEST_CASE("a country that was typed as a code says how a phone number is read") {
  CHECK(submitted_profile({{"tel", "0470 12 34 56"}, {"country", "BE"}}, Json::object(), "FR").tel ==
        "+32470123456");
  CHECK(submitted_profile({{"tel", "06 12 34 56 78"}, {"country", "France"}}, Json::object(), "FR").tel ==
        "+33612345678");
}
