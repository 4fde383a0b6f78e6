#include "jose/signing_key.hpp"

#include <catch2/catch.hpp>

#include "jose/base64url.hpp"
#include "jwt_keys.hpp"

using namespace guichet;
using namespace guichet::jose;

namespace {

SigningKey seeded(std::uint8_t filler) {
  Bytes32 seed;
  seed.fill(filler);
  return SigningKey::from_seed(seed).value();
}

Bytes32 sha256(std::string_view text) {
  Bytes32 digest{};
  REQUIRE(EVP_Q_digest(nullptr, "SHA256", nullptr, text.data(), text.size(), digest.data(), nullptr) == 1);
  return digest;
}

KeySet public_set(const SigningKey& key) { return key_set(set_text({key.public_jwk()})); }

}  // namespace

TEST_CASE("our own tokens are verified with the public key that we publish") {
  const SigningKey key = seeded(7);
  const std::string token = key.sign({{"sub", "1"}});
  const auto verified = verify(token, public_set(key));
  REQUIRE(verified);
  CHECK(verified->header["typ"].get<std::string>() == "JWT");
  CHECK(verified->header["kid"].get<std::string>() == key.kid());
  CHECK((*parse_claims(verified->payload) == Json{{"sub", "1"}}));
  CHECK_FALSE(verify(token, public_set(seeded(8))));
}

TEST_CASE("a seed always stands for the same key, and another one for another") {
  CHECK((seeded(7).public_jwk() == seeded(7).public_jwk()));
  CHECK(seeded(7).kid() != seeded(8).kid());
  CHECK(seeded(0).kid().size() == 43);
  CHECK_FALSE(SigningKey::from_seed(Bytes(31)).has_value());
  CHECK_FALSE(SigningKey::from_seed(Bytes(33)).has_value());
}

TEST_CASE("the kid of a seed's key is its JWK thumbprint, and stays what it is") {
  const Json jwk = seeded(7).public_jwk();
  const std::string members = R"({"crv":"P-256","kty":"EC","x":")" + jwk["x"].get<std::string>() +
                              R"(","y":")" + jwk["y"].get<std::string>() + R"("})";
  CHECK(seeded(7).kid() == encode_base64url(sha256(members)));
  CHECK(seeded(7).kid() == "dN3ooPQTChHxFr8ojZNsy1f42GHdzq6g4mFmHHNqQm0");
}

TEST_CASE("claims with broken UTF-8 are signed repaired") {
  const SigningKey key = seeded(7);
  CHECK(verify(key.sign({{"name", "\xFF"}}), public_set(key)));
}

TEST_CASE("what is published of a key is its public half only") {
  const Json jwk = seeded(7).public_jwk();
  CHECK(jwk.size() == 7);
  CHECK(jwk["kty"].get<std::string>() == "EC");
  CHECK(jwk["crv"].get<std::string>() == "P-256");
  CHECK(jwk["alg"].get<std::string>() == "ES256");
  CHECK(jwk["use"].get<std::string>() == "sig");
  CHECK(jwk["kid"].get<std::string>() == seeded(7).kid());
}

TEST_CASE("a P-256 key in PEM signs with the kid it is known by, and without typ when asked so") {
  const TestKey pair = TestKey::curve();
  const auto key = SigningKey::from_pem(pair.pkcs8_pem(), "ABC123");
  REQUIRE(key);
  const auto verified = verify(key->sign({{"aud", "x"}}, ""), key_set(set_text({pair.jwk("ABC123")})));
  REQUIRE(verified);
  CHECK_FALSE(verified->header.contains("typ"));
}

TEST_CASE("a PEM of another kind of key, of a public key or of none is refused") {
  CHECK_FALSE(SigningKey::from_pem(TestKey::curve("P-384").pkcs8_pem(), "k").has_value());
  CHECK_FALSE(SigningKey::from_pem(TestKey::rsa().pkcs8_pem(), "k").has_value());
  CHECK_FALSE(SigningKey::from_pem(TestKey::ed25519().pkcs8_pem(), "k").has_value());
  CHECK_FALSE(SigningKey::from_pem(TestKey::curve().pem(), "k").has_value());
  CHECK_FALSE(SigningKey::from_pem("", "k").has_value());
  CHECK_FALSE(SigningKey::from_pem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "k")
                  .has_value());
}
