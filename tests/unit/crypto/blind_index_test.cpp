#include "crypto/blind_index.hpp"

#include <catch2/catch.hpp>

#include "crypto/token.hpp"
#include "fixed_keys.hpp"

using namespace guichet;
using namespace guichet::crypto;

TEST_CASE("a blind index is the same for the same identifier only") {
  const Keys keys = fixed_keys();
  const Bytes32 index = blind_index(keys, "shop", "email", "jean@example.com");
  CHECK(index == blind_index(fixed_keys(), "shop", "email", "jean@example.com"));
  CHECK(index != blind_index(keys, "shop", "email", "jeanne@example.com"));
  CHECK(index != blind_index(keys, "bank", "email", "jean@example.com"));
  CHECK(index != blind_index(keys, "shop", "tel", "jean@example.com"));
  CHECK(index != blind_index(fixed_keys(8), "shop", "email", "jean@example.com"));
}

TEST_CASE("tenant and kind cannot run into one another") {
  const Keys keys = fixed_keys();
  CHECK(blind_index(keys, "ab", "c", "x") != blind_index(keys, "a", "bc", "x"));
  CHECK(blind_index(keys, "", "abc", "x") != blind_index(keys, "abc", "", "x"));
}

// Computed apart from this program, with the hashlib and hmac modules of Python.
TEST_CASE("what is stored stays findable by later versions") {
  CHECK(hex(blind_index(fixed_keys(), "shop", "email", "jean@example.com")) == "a2348b5ae3cb8d9348baf2f1cb40b8a2edb09ef1b0f215a662a5c47d29524336");
}
