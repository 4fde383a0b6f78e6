#include <catch2/catch.hpp>

#include "guichet/address.hpp"

TEST_CASE("without the country rules nothing is said of an address") {
  CHECK_FALSE(guichet::check_postal_code("hello", "FR").checked);
  CHECK(guichet::check_postal_code("hello", "FR").findings.empty());
  CHECK_FALSE(guichet::address_layout("FR").known);
  CHECK_FALSE(guichet::address_need("FR", "postal-code"));
  CHECK(guichet::address_label({}, "FR").empty());
}
