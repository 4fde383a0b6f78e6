#include "jose/key_set.hpp"

#include <catch2/catch.hpp>

#include "jose/base64url.hpp"
#include "jwt_keys.hpp"

using namespace guichet;
using namespace guichet::jose;

namespace {

const TestKey& curve() { return provider_keys().curve; }

Json with(Json jwk, std::string_view name, Json value) {
  jwk[std::string(name)] = std::move(value);
  return jwk;
}

std::string set_of(std::size_t count, const Json& jwk) {
  Json keys = Json::array();
  for (std::size_t i = 0; i < count; ++i)
    keys.push_back(jwk.is_null() ? curve().jwk(std::to_string(i)) : jwk);
  return write_json(Json{{"keys", std::move(keys)}});
}

JoseErrc set_refusal(const std::string& text) {
  const auto set = parse_key_set(text);
  REQUIRE_FALSE(set);
  return set.error();
}

}  // namespace

TEST_CASE("a key of each kind is imported with its kid and its algorithm") {
  const KeySet set = key_set(provider_keys().text());
  REQUIRE(set.keys.size() == 3);
  CHECK(set.skipped == 0);
  CHECK(set.keys[0].kid == "rs");
  CHECK((set.keys[0].algorithm == Algorithm::kRs256));
  CHECK((set.keys[1].algorithm == Algorithm::kEs256));
  CHECK((set.keys[2].algorithm == Algorithm::kEdDsa));
}

TEST_CASE("A27 a bad key is skipped wherever it stands, and the good ones still verify") {
  const Json bad[] = {with(curve().jwk("bad"), "y", encode_base64url(Bytes(32))),
                      {{"kty", "RSA"}, {"kid", "bad"}, {"n", "AQAB"}, {"e", "AQAB"}},
                      {{"kty", "unheard of"}},
                      Json::object(),
                      "a text",
                      nullptr,
                      42,
                      Json::array({1})};
  const std::string token = make_token(curve(), {{"alg", "ES256"}, {"kid", "es"}});
  for (const Json& key : bad) {
    for (const auto& text : {set_text({curve().jwk("es"), key}), set_text({key, curve().jwk("es")})}) {
      const KeySet set = key_set(text);
      CHECK(set.keys.size() == 1);
      CHECK(set.skipped == 1);
      CHECK(verify(token, set));
    }
  }
}

TEST_CASE("A27 a hundred keys are read, one more is too many, and so are ten thousand") {
  const KeySet set = key_set(set_of(kMaxKeys, nullptr));
  CHECK(set.keys.size() == kMaxKeys);
  CHECK(verify(make_token(curve(), {{"alg", "ES256"}, {"kid", "99"}}), set));
  CHECK(set_refusal(set_of(kMaxKeys + 1, nullptr)) == JoseErrc::kTooManyKeys);
  CHECK(set_refusal(set_of(kMaxKeys + 1, Json::object())) == JoseErrc::kTooManyKeys);
  CHECK(set_refusal(set_of(10'000, nullptr)) == JoseErrc::kTooLong);
  CHECK_FALSE(parse_key_set(set_of(10'000, Json::object())));
  CHECK_FALSE(parse_key_set(set_of(10'000, Json{{"kty", "EC"}})));
}

TEST_CASE("A27 a hundred keys with certificates and members of their own are read") {
  const Json jwk =
      with(with(TestKey::rsa().jwk("k"), "x5c", Json(std::vector<std::string>(4, "MIIB"))), "own", {1, 2, 3});
  CHECK(key_set(set_of(kMaxKeys, jwk)).keys.size() == kMaxKeys);
}

TEST_CASE("A27 a key set of more than 256 KiB is refused before it is read") {
  std::string text = set_text({curve().jwk("es")});
  text.append(kMaxKeySetBytes - text.size(), ' ');
  CHECK(key_set(text).keys.size() == 1);
  CHECK(set_refusal(text + ' ') == JoseErrc::kTooLong);
}

TEST_CASE("A27 what is no key set is refused as a whole") {
  for (const char* text : {"", "{}", "[]", "null", R"({"keys":null})", R"({"keys":{}})", R"({"keys":"x"})",
                           R"({"keys":[])", R"({"keys":[],"keys":[]})", R"({"keys":[{"kid":"a","kid":"b"}]})",
                           "{\"keys\":[\"\xFF\"]}", "<html></html>"}) {
    CHECK(set_refusal(text) == JoseErrc::kBadKeySet);
  }
  CHECK(set_refusal(write_json(curve().jwk("es"))) == JoseErrc::kBadKeySet);
  CHECK(set_refusal(R"({"keys":)" + std::string(1000, '[') + std::string(1000, ']') + "}") ==
        JoseErrc::kBadKeySet);
  CHECK(key_set(R"({"keys":[]})").keys.empty());
}

TEST_CASE("A45 a point that is not on P-256 is refused") {
  const Json good = curve().jwk();
  REQUIRE(import_key(good));
  Bytes y = decode_base64url(good["y"].get<std::string>()).value();
  y.back() ^= 1;
  CHECK_FALSE(import_key(with(good, "y", encode_base64url(y))));
  CHECK_FALSE(import_key(with(good, "x", good["y"])));
  CHECK_FALSE(import_key(with(good, "x", encode_base64url(Bytes(32, 255)))));  // beyond the field
  const Json zero = encode_base64url(Bytes(32));
  CHECK_FALSE(import_key(with(with(good, "x", zero), "y", zero)));
}

TEST_CASE("A45 coordinates of another length than the curve's are refused") {
  for (const TestKey* key : {&curve(), &provider_keys().ed25519}) {
    const Json good = key->jwk();
    for (const char* name : {"x", "y"}) {
      if (!good.contains(name)) continue;
      const Bytes bytes = decode_base64url(good[name].get<std::string>()).value();
      Bytes padded = bytes;
      padded.insert(padded.begin(), 0);
      CHECK_FALSE(import_key(with(good, name, encode_base64url(padded))));
      CHECK_FALSE(import_key(with(good, name, encode_base64url(Bytes(bytes.begin(), bytes.end() - 1)))));
      CHECK_FALSE(import_key(with(good, name, encode_base64url(Bytes(bytes.begin() + 1, bytes.end())))));
      CHECK_FALSE(import_key(with(good, name, good[name].get<std::string>() + "=")));
      for (const Json& value : {Json(""), Json(nullptr), Json(7), Json::array()})
        CHECK_FALSE(import_key(with(good, name, value)));
    }
  }
}

TEST_CASE("A45 a key for another use than signatures is refused") {
  for (const TestKey* key : {&provider_keys().rsa, &curve(), &provider_keys().ed25519}) {
    CHECK(import_key(with(key->jwk(), "use", "sig")));
    for (const Json& use : {Json("enc"), Json("SIG"), Json(""), Json(nullptr), Json(1), Json::array({"sig"})})
      CHECK_FALSE(import_key(with(key->jwk(), "use", use)));
  }
}

TEST_CASE("A45 a key whose key_ops are without verify is refused") {
  for (const TestKey* key : {&provider_keys().rsa, &curve(), &provider_keys().ed25519}) {
    CHECK(import_key(with(key->jwk(), "key_ops", Json::array({"verify"}))));
    CHECK(import_key(with(key->jwk(), "key_ops", Json::array({"sign", "verify"}))));
    for (const Json& operations :
         {Json::array(), Json::array({"sign"}), Json::array({"encrypt", "wrapKey"}), Json::array({"VERIFY"}),
          Json::array({1}), Json("verify"), Json(nullptr), Json{{"verify", true}}})
      CHECK_FALSE(import_key(with(key->jwk(), "key_ops", operations)));
  }
}

TEST_CASE("A45 a private key that is published is refused") {
  for (const char* name : {"d", "p", "q", "dp", "dq", "qi", "oth", "k"}) {
    CHECK_FALSE(import_key(with(provider_keys().rsa.jwk(), name, "AQAB")));
    CHECK_FALSE(import_key(with(curve().jwk(), name, "AQAB")));
  }
}

TEST_CASE("a kid that is no text makes no key") {
  for (const Json& kid : {Json(nullptr), Json(1), Json::array()})
    CHECK_FALSE(import_key(with(curve().jwk(), "kid", kid)));
}
