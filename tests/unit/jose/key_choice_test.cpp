#include <catch2/catch.hpp>

#include "jose/base64url.hpp"
#include "jwt_keys.hpp"

using namespace guichet;
using namespace guichet::jose;

namespace {

const TestKey& rsa() { return provider_keys().rsa; }

const TestKey& other_rsa() {
  static const TestKey key = TestKey::rsa();
  return key;
}

const TestKey& evil() {
  static const TestKey key = TestKey::rsa();
  return key;
}

}  // namespace

TEST_CASE("A32 a key that the token brings along, or says where to fetch, is never used") {
  const Json offers[] = {{{"jwk", evil().jwk("rs")}},
                         {{"jwk", evil().jwk()}},
                         {{"jku", "https://evil.example/jwks.json"}},
                         {{"x5u", "https://evil.example/cert.pem"}},
                         {{"x5c", Json::array({encode_base64url(evil().der())})}},
                         {{"x5t", "AAAA"}, {"x5t#S256", "AAAA"}}};
  for (const Json& offer : offers) {
    for (const char* kid : {"rs", ""}) {
      Json header{{"alg", "RS256"}};
      if (*kid != '\0') header["kid"] = kid;
      header.update(offer);
      CHECK(refusal(make_token(evil(), header)) == JoseErrc::kBadSignature);
      CHECK(verify(make_token(rsa(), header)));  // they are not looked at
    }
  }
  for (const Json& offer : offers) {
    Json header{{"alg", "RS256"}, {"kid", "evil"}};
    header.update(offer);
    CHECK(refusal(make_token(evil(), header)) == JoseErrc::kUnknownKey);
    CHECK(refusal(make_token(evil(), header), KeySet{}) == JoseErrc::kUnknownKey);
  }
}

TEST_CASE("A32 a published key is its own members, not the certificate beside them") {
  Json jwk = rsa().jwk("rs");
  jwk["x5c"] = Json::array({encode_base64url(evil().der())});
  jwk["x5u"] = "https://evil.example/cert.pem";
  const KeySet keys = key_set(set_text({jwk}));
  CHECK(verify(make_token(rsa(), {{"alg", "RS256"}, {"kid", "rs"}}), keys));
  CHECK(refusal(make_token(evil(), {{"alg", "RS256"}, {"kid", "rs"}}), keys) == JoseErrc::kBadSignature);
}

TEST_CASE("A33 a kid that nobody publishes is refused, with a good signature too") {
  for (const char* kid : {"unknown", "../../../../../../dev/null", "/dev/null", "x' UNION SELECT 'AAAA' -- ",
                          "", "RS", "rs ", "rs%00", "es"}) {
    CHECK(refusal(make_token(rsa(), {{"alg", "RS256"}, {"kid", kid}})) == JoseErrc::kUnknownKey);
    CHECK(refusal(make_token(evil(), {{"alg", "RS256"}, {"kid", kid}})) == JoseErrc::kUnknownKey);
  }
}

TEST_CASE("A33 a kid that is no text is refused") {
  for (const Json& kid : {Json(nullptr), Json(1), Json(true), Json::array({"rs"}), Json{{"rs", 1}}}) {
    CHECK(refusal(make_token(rsa(), {{"alg", "RS256"}, {"kid", kid}})) == JoseErrc::kMalformed);
  }
}

TEST_CASE("A33 a token without kid is verified when exactly one key of its algorithm is there") {
  CHECK(verify(make_token(rsa(), {{"alg", "RS256"}})));
  CHECK(verify(make_token(rsa(), {{"alg", "RS256"}}), key_set(set_text({rsa().jwk()}))));
}

TEST_CASE("A33 a token without kid is refused when several keys fit, whichever signed it") {
  for (const auto& text :
       {set_text({rsa().jwk("1"), other_rsa().jwk("2")}), set_text({rsa().jwk(), other_rsa().jwk("2")}),
        set_text({rsa().jwk(), rsa().jwk()})}) {
    const KeySet keys = key_set(text);
    CHECK(refusal(make_token(rsa(), {{"alg", "RS256"}}), keys) == JoseErrc::kAmbiguousKey);
    CHECK(refusal(make_token(other_rsa(), {{"alg", "RS256"}}), keys) == JoseErrc::kAmbiguousKey);
  }
}

TEST_CASE("A33 a kid that two keys of the algorithm share is refused, whichever signed it") {
  const KeySet keys = key_set(set_text({rsa().jwk("same"), other_rsa().jwk("same")}));
  for (const TestKey* key : {&rsa(), &other_rsa()})
    CHECK(refusal(make_token(*key, {{"alg", "RS256"}, {"kid", "same"}}), keys) == JoseErrc::kAmbiguousKey);
  const KeySet mixed = key_set(set_text({rsa().jwk("same"), provider_keys().curve.jwk("same")}));
  CHECK(verify(make_token(rsa(), {{"alg", "RS256"}, {"kid", "same"}}), mixed));
}

TEST_CASE("A33 a kid chooses among several keys, and a key without one is not chosen by it") {
  const KeySet keys = key_set(set_text({rsa().jwk("1"), other_rsa().jwk("2"), evil().jwk()}));
  CHECK(verify(make_token(rsa(), {{"alg", "RS256"}, {"kid", "1"}}), keys));
  CHECK(verify(make_token(other_rsa(), {{"alg", "RS256"}, {"kid", "2"}}), keys));
  CHECK(refusal(make_token(rsa(), {{"alg", "RS256"}, {"kid", "2"}}), keys) == JoseErrc::kBadSignature);
  for (const char* kid : {"", "3"})
    CHECK(refusal(make_token(evil(), {{"alg", "RS256"}, {"kid", kid}}), keys) == JoseErrc::kUnknownKey);
}
