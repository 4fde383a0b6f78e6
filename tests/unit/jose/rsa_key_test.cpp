#include <catch2/catch.hpp>

#include "jose/roca.hpp"
#include "jwt_keys.hpp"

using namespace guichet;
using namespace guichet::jose;

TEST_CASE("A45 an RSA key of less than 2048 bits is refused") {
  CHECK(import_key(TestKey::rsa(2048).jwk()));
  CHECK_FALSE(import_key(TestKey::rsa(2047).jwk()));
  CHECK_FALSE(import_key(TestKey::rsa(1024).jwk()));
}
