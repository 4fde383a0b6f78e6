#include "email/canonical.hpp"

#include <catch2/catch.hpp>

using guichet::email::canonical_address;

TEST_CASE("Gmail ignores dots, tags and case, and is one domain with Googlemail") {
  CHECK(canonical_address("Jean.Dupont+News", "googlemail.com") == "jeandupont@gmail.com");
  CHECK(canonical_address("+x", "gmail.com") == "+x@gmail.com");
}

TEST_CASE("the Outlook family ignores tags and keeps dots and domains") {
  CHECK(canonical_address("jean.dupont+news", "hotmail.fr") == "jean.dupont@hotmail.fr");
  CHECK(canonical_address("a+b", "live.be") == "a@live.be");
}

TEST_CASE("elsewhere only the case is ignored") {
  CHECK(canonical_address("Jean.Dupont+X", "orange.fr") == "jean.dupont+x@orange.fr");
  CHECK(canonical_address("\"A+B\"", "gmail.com") == "\"a+b\"@gmail.com");
  CHECK(canonical_address("JOSÉ", "example.com") == "josé@example.com");
}

TEST_CASE("canonical twice is canonical once") {
  const auto once = canonical_address("A.b+c", "gmail.com");
  CHECK(canonical_address(once.substr(0, once.find('@')), once.substr(once.find('@') + 1)) == once);
}
