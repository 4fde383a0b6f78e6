#include "crypto/match_index.hpp"

#include <catch2/catch.hpp>

#include "fixed_keys.hpp"

using namespace guichet;
using namespace guichet::crypto;

TEST_CASE("a match key is the same for the same tenant, kind and text only") {
  const Keys keys = fixed_keys();
  const MatchIndex index(keys, "shop");
  const std::int64_t key = index.key(3, "12345678");
  CHECK(key >= 0);
  CHECK(key == MatchIndex(fixed_keys(), "shop").key(3, "12345678"));
  CHECK(key != index.key(2, "12345678"));
  CHECK(key != index.key(3, "12345679"));
  CHECK(key != MatchIndex(keys, "bank").key(3, "12345678"));
  CHECK(key != MatchIndex(fixed_keys(8), "shop").key(3, "12345678"));
}

// Computed apart from this program, with the hashlib and hmac modules of Python.
TEST_CASE("match keys stay findable by later versions") {
  CHECK(MatchIndex(fixed_keys(), "shop").key(3, "12345678") == 6035140770020011776);
}
