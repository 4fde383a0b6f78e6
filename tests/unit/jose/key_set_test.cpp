#include "jose/key_set.hpp"

#include <catch2/catch.hpp>

#include "jwt_keys.hpp"

using namespace guichet;
using namespace guichet::jose;

TEST_CASE("a key of each kind is imported with its kid and its algorithm") {
  const KeySet set = key_set(provider_keys().text());
  REQUIRE(set.keys.size() == 3);
  CHECK(set.skipped == 0);
  CHECK(set.keys[0].kid == "rs");
  CHECK((set.keys[0].algorithm == Algorithm::kRs256));
  CHECK((set.keys[1].algorithm == Algorithm::kEs256));
  CHECK((set.keys[2].algorithm == Algorithm::kEdDsa));
}
