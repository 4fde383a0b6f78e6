#include "jose/algorithm.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <catch2/catch.hpp>

#include "jose/base64url.hpp"
#include "jwt_keys.hpp"

using namespace guichet;
using namespace guichet::jose;

namespace {

const TestKey& rsa() { return provider_keys().rsa; }

// A token whose signature is the HMAC under these bytes, as a server that mixes up its keys would verify it.
std::string hmac_token(const Json& header, ByteView secret) {
  const std::string input = signing_input(header, R"({"sub":"victim"})");
  const ByteView message = bytes_of(input);
  Bytes32 code{};
  unsigned size = code.size();
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), message.data(), message.size(),
       code.data(), &size);
  return input + "." + encode_base64url(code);
}

// What could be taken for a secret of the provider's public RSA key.
std::vector<Bytes> public_texts() {
  std::vector<Bytes> texts{rsa().der()};
  const std::string pem = rsa().pem();
  for (const std::string& text :
       {pem, pem.substr(0, pem.size() - 1), write_json(rsa().jwk("rs")), rsa().jwk("rs").dump(2),
        rsa().jwk()["n"].get<std::string>(), provider_keys().text()}) {
    const ByteView bytes = bytes_of(text);
    texts.emplace_back(bytes.begin(), bytes.end());
  }
  texts.push_back(decode_base64url(rsa().jwk()["n"].get<std::string>()).value());
  return texts;
}

}  // namespace

TEST_CASE("A29 a token without a signature algorithm is refused, however none is spelt") {
  for (const char* name :
       {"none", "NoNe", "None", "NONE", "", "rs256", "RS256 ", "Rs256", "null", "eddsa", "ED25519"}) {
    CHECK(refusal(make_token(rsa(), {{"alg", name}, {"kid", "rs"}})) == JoseErrc::kAlgorithmRefused);
    CHECK(refusal(signing_input(Json{{"alg", name}}, "{}") + ".AAAA") == JoseErrc::kAlgorithmRefused);
    CHECK(refusal(signing_input(Json{{"alg", name}}, "{}") + ".") == JoseErrc::kMalformed);
  }
}

TEST_CASE("A29 a header without alg, or whose alg is no text, is refused") {
  for (const Json& header :
       {Json{{"kid", "rs"}}, Json{{"kid", "rs"}, {"alg", nullptr}}, Json{{"kid", "rs"}, {"alg", 256}},
        Json{{"kid", "rs"}, {"alg", Json::array({"RS256"})}}, Json{{"kid", "rs"}, {"ALG", "RS256"}}}) {
    CHECK(refusal(make_token(rsa(), header)) == JoseErrc::kAlgorithmRefused);
  }
}

TEST_CASE("A30 an HMAC under the public RSA key as PEM, DER or JWK is no signature") {
  for (const Bytes& secret : public_texts()) {
    CHECK(refusal(hmac_token({{"alg", "HS256"}, {"kid", "rs"}}, secret)) == JoseErrc::kAlgorithmRefused);
    CHECK(refusal(hmac_token({{"alg", "HS256"}}, secret)) == JoseErrc::kAlgorithmRefused);
    CHECK(refusal(hmac_token({{"alg", "RS256"}, {"kid", "rs"}}, secret)) == JoseErrc::kBadSignature);
  }
}

TEST_CASE("A30 a symmetric key that somebody publishes verifies nothing") {
  const Bytes secret(32, 7);
  for (const char* name : {"HS256", "RS256", "ES256", "EdDSA"}) {
    const KeySet keys =
        key_set(set_text({{{"kty", "oct"}, {"k", encode_base64url(secret)}, {"alg", name}, {"kid", "o"}},
                          {{"kty", "oct"}, {"k", encode_base64url(secret)}, {"kid", "p"}}}));
    CHECK(keys.keys.empty());
    CHECK(keys.skipped == 2);
    for (const char* kid : {"o", "p"})
      CHECK_FALSE(verify(hmac_token({{"alg", name}, {"kid", kid}}, secret), keys));
  }
}

TEST_CASE("A31 a good signature by an algorithm that is not offered at all is refused") {
  const auto signed_by = [](const TestKey& key, const char* name, const char* kid, const char* digest,
                            bool with_pss) {
    const std::string input = signing_input(Json{{"alg", name}, {"kid", kid}}, "{}");
    return input + "." + encode_base64url(key.sign(input, digest, with_pss));
  };
  CHECK(verify(signed_by(rsa(), "RS256", "rs", "SHA256", false)));
  CHECK(refusal(signed_by(rsa(), "RS384", "rs", "SHA384", false)) == JoseErrc::kAlgorithmRefused);
  CHECK(refusal(signed_by(rsa(), "RS512", "rs", "SHA512", false)) == JoseErrc::kAlgorithmRefused);
  CHECK(refusal(signed_by(rsa(), "RS1", "rs", "SHA1", false)) == JoseErrc::kAlgorithmRefused);
  CHECK(refusal(signed_by(rsa(), "PS256", "rs", "SHA256", true)) == JoseErrc::kAlgorithmRefused);
  CHECK(refusal(signed_by(provider_keys().curve, "ES384", "es", "SHA384", false)) ==
        JoseErrc::kAlgorithmRefused);
  CHECK(refusal(signed_by(rsa(), "RS256", "rs", "SHA256", true)) == JoseErrc::kBadSignature);
  CHECK(refusal(signed_by(rsa(), "RS256", "rs", "SHA384", false)) == JoseErrc::kBadSignature);
  CHECK(refusal(signed_by(provider_keys().curve, "ES256", "es", "SHA384", false)) == JoseErrc::kBadSignature);
}

TEST_CASE("A31 ES256K is refused, and so is a key of its curve under every name") {
  const TestKey koblitz = TestKey::curve("secp256k1");
  Json jwk = koblitz.jwk("k1");
  for (const char* crv : {"secp256k1", "P-256", "P-256K"}) {
    jwk["crv"] = crv;
    CHECK_FALSE(import_key(jwk));
    const KeySet keys = key_set(set_text({jwk}));
    CHECK(refusal(make_token(koblitz, {{"alg", "ES256K"}, {"kid", "k1"}}), keys) ==
          JoseErrc::kAlgorithmRefused);
    CHECK(refusal(make_token(koblitz, {{"alg", "ES256"}, {"kid", "k1"}}), keys) == JoseErrc::kUnknownKey);
  }
}

TEST_CASE("A31 an algorithm that this provider does not sign with is refused, with a good signature too") {
  const KeySet keys = key_set(provider_keys().text());
  const std::string token = make_token(rsa(), {{"alg", "RS256"}, {"kid", "rs"}});
  const Algorithm curve[] = {Algorithm::kEs256, Algorithm::kEdDsa};
  CHECK(verify_compact(token, keys, std::span(kAllAlgorithms).first(1)));
  for (const std::span<const Algorithm> offered :
       {std::span<const Algorithm>(curve), std::span<const Algorithm>()}) {
    const auto refused = verify_compact(token, keys, offered);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == JoseErrc::kAlgorithmRefused);
  }
}

TEST_CASE("A31 a key verifies its own algorithm only, whatever the token says of it") {
  CHECK(refusal(make_token(rsa(), {{"alg", "ES256"}, {"kid", "rs"}})) == JoseErrc::kUnknownKey);
  CHECK(refusal(make_token(rsa(), {{"alg", "ES256"}, {"kid", "es"}})) == JoseErrc::kBadSignature);
  CHECK(refusal(make_token(provider_keys().curve, {{"alg", "EdDSA"}, {"kid", "ed"}})) ==
        JoseErrc::kBadSignature);
  CHECK(refusal(make_token(provider_keys().ed25519, {{"alg", "ES256"}, {"kid", "es"}})) ==
        JoseErrc::kBadSignature);
}

TEST_CASE("A31 a key whose own alg is another one than its kind verifies here is not used") {
  const auto with_alg = [](Json jwk, const Json& alg) {
    jwk["alg"] = alg;
    return import_key(jwk).has_value();
  };
  CHECK(with_alg(rsa().jwk(), "RS256"));
  CHECK(with_alg(provider_keys().ed25519.jwk(), "Ed25519"));
  CHECK(with_alg(provider_keys().ed25519.jwk(), "EdDSA"));
  for (const Json& alg :
       {Json("RS384"), Json("PS256"), Json("RSA-OAEP"), Json("RSA1_5"), Json("ES256"), Json("HS256"),
        Json("none"), Json(""), Json("rs256"), Json(nullptr), Json(1), Json::array({"RS256"})}) {
    CHECK_FALSE(with_alg(rsa().jwk(), alg));
    if (alg != Json("ES256")) CHECK_FALSE(with_alg(provider_keys().curve.jwk(), alg));
    CHECK_FALSE(with_alg(provider_keys().ed25519.jwk(), alg));
  }
}

TEST_CASE("A31 a key of another kty or crv than its members are is not used") {
  for (const TestKey* key : {&rsa(), &provider_keys().curve, &provider_keys().ed25519}) {
    const Json good = key->jwk();
    for (const char* kty : {"RSA", "EC", "OKP", "oct", "rsa", ""}) {
      for (const char* crv :
           {"P-256", "Ed25519", "P-384", "P-521", "Ed448", "X25519", "secp256k1", "p-256", ""}) {
        Json other = good;
        other["kty"] = kty;
        other["crv"] = crv;
        if (kty == std::string("OKP") && crv == std::string("Ed25519"))
          continue;  // any 32 bytes may be such a key
        const bool is_same = good["kty"] == kty && (good["kty"] == "RSA" || good["crv"] == crv);
        CHECK(import_key(other).has_value() == is_same);
      }
    }
  }
}

TEST_CASE("the names of errors and of algorithms are the ones of the logs and of RFC 7518") {
  CHECK(jose_error_name(JoseErrc::kTooLong) == "jose.too_long");
  CHECK(jose_error_name(JoseErrc::kBadSignature) == "jose.bad_signature");
  CHECK(jose_error_name(JoseErrc::kTooManyKeys) == "jose.too_many_keys");
  for (const Algorithm algorithm : kAllAlgorithms)
    CHECK((parse_algorithm(algorithm_name(algorithm)) == algorithm));
}
