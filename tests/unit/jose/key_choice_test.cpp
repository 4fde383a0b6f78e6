#include <catch2/catch.hpp>

#include "jwt_keys.hpp"

using namespace guichet;
using namespace guichet::jose;

TEST_CASE("A33 a token without kid is verified when one key fits") {
  CHECK(verify(make_token(provider_keys().rsa, {{"alg", "RS256"}})));
}
