#include "jose/compact_jws.hpp"

#include <openssl/err.h>

#include <catch2/catch.hpp>

#include "jose/base64url.hpp"
#include "jwt_keys.hpp"

using namespace guichet;
using namespace guichet::jose;

TEST_CASE("a token of each algorithm is verified, and its header and payload given back") {
  const Json headers[] = {{{"alg", "RS256"}, {"kid", "rs"}},
                          {{"alg", "ES256"}, {"kid", "es"}},
                          {{"alg", "EdDSA"}, {"kid", "ed"}},
                          {{"alg", "Ed25519"}, {"kid", "ed"}}};
  const TestKey* keys[] = {&provider_keys().rsa, &provider_keys().curve, &provider_keys().ed25519,
                           &provider_keys().ed25519};
  for (std::size_t i = 0; i < std::size(headers); ++i) {
    const auto verified = verify(make_token(*keys[i], headers[i], "any bytes"));
    REQUIRE(verified);
    CHECK(verified->payload == "any bytes");
    CHECK((verified->header == headers[i]));
  }
}

TEST_CASE("an empty payload is one") {
  CHECK(verify(make_token(provider_keys().curve, {{"alg", "ES256"}}, "")));
  CHECK(parse_claims("").error() == JoseErrc::kMalformed);
}

TEST_CASE("A29 a token without a signature algorithm is refused, however none is spelt") {
  for (const char* name : {"none", "NoNe", "None", "NONE", "", "rs256", "RS256 ", "null"}) {
    CHECK(refusal(make_token(provider_keys().rsa, {{"alg", name}, {"kid", "rs"}})) ==
          JoseErrc::kAlgorithmRefused);
    CHECK(refusal(signing_input(Json{{"alg", name}}, "{}") + ".") == JoseErrc::kMalformed);
  }
}

TEST_CASE("A29 a header without alg, or whose alg is no text, is refused") {
  for (const Json& header :
       {Json{{"kid", "rs"}}, Json{{"kid", "rs"}, {"alg", nullptr}}, Json{{"kid", "rs"}, {"alg", 256}},
        Json{{"kid", "rs"}, {"alg", Json::array({"RS256"})}}}) {
    CHECK(refusal(make_token(provider_keys().rsa, header)) == JoseErrc::kAlgorithmRefused);
  }
}
