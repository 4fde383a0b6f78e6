#include "jose/compact_jws.hpp"

#include <openssl/err.h>

#include <catch2/catch.hpp>

#include "jose/base64url.hpp"
#include "jwt_keys.hpp"

using namespace guichet;
using namespace guichet::jose;

namespace {

const TestKey& rsa() { return provider_keys().rsa; }
const TestKey& curve() { return provider_keys().curve; }

// A good token whose header and payload are these bytes.
std::string token_of(std::string_view header, std::string_view payload = "{}") {
  const std::string input = signing_input(header, payload);
  return input + "." + encode_base64url(rsa().sign(input));
}

std::string good_token() { return make_token(rsa(), {{"alg", "RS256"}, {"kid", "rs"}}); }

std::string token_of_size(std::size_t size) {
  std::size_t payload = size * 3 / 4;
  std::string token;
  do {
    token = make_token(curve(), {{"alg", "ES256"}}, std::string(payload, 'x'));
    payload -= token.size() > size ? (token.size() - size + 1) / 2 : 0;
  } while (token.size() > size);
  return token;
}

}  // namespace

TEST_CASE("a token of each algorithm is verified, and its header and payload given back") {
  const Json headers[] = {{{"alg", "RS256"}, {"kid", "rs"}},
                          {{"alg", "ES256"}, {"kid", "es"}},
                          {{"alg", "EdDSA"}, {"kid", "ed"}},
                          {{"alg", "Ed25519"}, {"kid", "ed"}}};
  const TestKey* keys[] = {&rsa(), &curve(), &provider_keys().ed25519, &provider_keys().ed25519};
  for (std::size_t i = 0; i < std::size(headers); ++i) {
    const auto verified = verify(make_token(*keys[i], headers[i], "any bytes"));
    REQUIRE(verified);
    CHECK(verified->payload == "any bytes");
    CHECK((verified->header == headers[i]));
  }
}

TEST_CASE("an empty payload is one, but no claims") {
  CHECK(verify(make_token(curve(), {{"alg", "ES256"}}, "")));
  CHECK(parse_claims("").error() == JoseErrc::kMalformed);
}

TEST_CASE("A28 a token with a changed payload, header or signature, or signed by somebody else, is refused") {
  const std::string token = good_token();
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  const std::string signature = token.substr(last);
  CHECK(verify(token));
  CHECK(refusal(signing_input(Json{{"alg", "RS256"}, {"kid", "rs"}}, R"({"sub":"2"})") + signature) ==
        JoseErrc::kBadSignature);
  CHECK(refusal(encode_base64url(bytes_of(R"({"alg": "RS256"})")) + token.substr(first)) ==
        JoseErrc::kBadSignature);
  std::string other = token;
  other[last + 5] = other[last + 5] == 'A' ? 'B' : 'A';
  CHECK(refusal(other) == JoseErrc::kBadSignature);
  CHECK(refusal(make_token(TestKey::rsa(), {{"alg", "RS256"}, {"kid", "rs"}})) == JoseErrc::kBadSignature);
}

TEST_CASE("A28 a signature of another length than the algorithm's is refused") {
  const Json headers[] = {{{"alg", "RS256"}}, {{"alg", "ES256"}}, {{"alg", "EdDSA"}}};
  const TestKey* keys[] = {&rsa(), &curve(), &provider_keys().ed25519};
  for (std::size_t i = 0; i < std::size(headers); ++i) {
    const std::string input = signing_input(headers[i], "{}");
    const Bytes good = keys[i]->sign(input);
    CHECK(verify(input + "." + encode_base64url(good)));
    Bytes longer = good;
    longer.push_back(0);
    CHECK(refusal(input + "." + encode_base64url(longer)) == JoseErrc::kBadSignature);
    Bytes padded = good;
    padded.insert(padded.begin(), 0);
    CHECK(refusal(input + "." + encode_base64url(padded)) == JoseErrc::kBadSignature);
    const Bytes shorter(good.begin(), good.end() - 1);
    CHECK(refusal(input + "." + encode_base64url(shorter)) == JoseErrc::kBadSignature);
    CHECK(refusal(input + "." + encode_base64url(Bytes(good.size()))) == JoseErrc::kBadSignature);
    CHECK(refusal(input + "." + encode_base64url(Bytes{0})) == JoseErrc::kBadSignature);
  }
}

TEST_CASE(
    "A28 an ES256 signature whose halves are longer than 32 bytes is refused, though the numbers are right") {
  const std::string input = signing_input(Json{{"alg", "ES256"}}, "{}");
  for (const std::size_t place : {0U, 32U}) {
    Bytes signature = curve().sign(input);
    signature.insert(signature.begin() + static_cast<std::ptrdiff_t>(place), 0);
    CHECK(refusal(input + "." + encode_base64url(signature)) == JoseErrc::kBadSignature);
  }
}

TEST_CASE("A28 an ES256 signature in the DER form of X.509 is refused") {
  const std::string input = signing_input(Json{{"alg", "ES256"}}, "{}");
  CHECK(refusal(input + "." + encode_base64url(curve().sign_der(input))) == JoseErrc::kBadSignature);
}

TEST_CASE("a refusal leaves nothing in the queue of errors that TLS reads") {
  ERR_clear_error();
  refusal(make_token(TestKey::rsa(), {{"alg", "RS256"}, {"kid", "rs"}}));
  refusal(signing_input(Json{{"alg", "ES256"}}, "{}") + "." + encode_base64url(Bytes(64)));
  refusal(signing_input(Json{{"alg", "EdDSA"}}, "{}") + "." + encode_base64url(Bytes(64, 255)));
  import_key({{"kty", "EC"},
              {"crv", "P-256"},
              {"x", encode_base64url(Bytes(32, 255))},
              {"y", encode_base64url(Bytes(32))}});
  CHECK(ERR_peek_error() == 0);
}

TEST_CASE("A34 a header with crit or b64 is refused, whatever they say") {
  const Json extensions[] = {
      {{"crit", {"urn:example:unknown"}}, {"urn:example:unknown", 1}},
      {{"crit", {"b64"}}, {"b64", false}},
      {{"crit", {"b64"}}, {"b64", true}},
      {{"b64", false}},
      {{"b64", true}},
      {{"crit", {"alg"}}},
      {{"crit", Json::array()}},
      {{"crit", nullptr}},
      {{"crit", "exp"}},
  };
  for (const Json& extension : extensions) {
    Json header{{"alg", "RS256"}, {"kid", "rs"}};
    header.update(extension);
    CHECK(refusal(make_token(rsa(), header)) == JoseErrc::kCriticalHeader);
  }
  CHECK(verify(make_token(rsa(), {{"alg", "RS256"}, {"kid", "rs"}, {"urn:example:unknown", 1}})));
}

TEST_CASE("A35 what has not exactly three parts, or an empty header or signature, is refused") {
  const std::string token = good_token();
  const std::string two = token.substr(0, token.rfind('.'));
  for (const std::string& bad :
       {std::string(), std::string("."), std::string(".."), std::string("..."), std::string("a.b.c"), two,
        two + ".", token + ".", "." + token, token + token.substr(token.rfind('.')),
        token.substr(token.find('.')), two + "..",
        token.substr(0, token.find('.')) + "!" + token.substr(token.find('.') + 1)}) {
    CHECK(refusal(bad) == JoseErrc::kMalformed);
  }
}

TEST_CASE("A35 padding, white space and other spellings of the same bytes are refused in each part") {
  const std::string token = token_of(R"({"alg":"RS256"})", "{}");  // "{}" leaves four unused bits
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  REQUIRE(verify(token));
  REQUIRE(token.substr(first, last - first) == ".e30");
  std::string other = token;
  other[last - 1] = '1';
  CHECK(refusal(other) == JoseErrc::kMalformed);
  for (const std::size_t place : {first, last, token.size()}) {
    for (const char* added : {"=", "==", " ", "\n", "\r\n", "\t", "+", "/", "%3D"}) {
      other = token;
      CHECK(refusal(other.insert(place, added)) == JoseErrc::kMalformed);
    }
  }
  for (const char* added : {" ", "\n", "Bearer ", "\xEF\xBB\xBF"})
    CHECK(refusal(added + token) == JoseErrc::kMalformed);
  const std::string es = make_token(curve(), {{"alg", "ES256"}});  // 64 bytes leave four unused bits
  other = es;
  other.back() = static_cast<char>(other.back() + 1);
  CHECK(refusal(other) == JoseErrc::kMalformed);
}

TEST_CASE("A35 the JSON serializations are refused") {
  const std::string token = good_token();
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  const Json flat{{"protected", token.substr(0, first)},
                  {"payload", token.substr(first + 1, last - first - 1)},
                  {"signature", token.substr(last + 1)}};
  CHECK(refusal(write_json(flat)) == JoseErrc::kMalformed);
  const Json signatures = Json::array({{{"protected", flat["protected"]}, {"signature", flat["signature"]}}});
  CHECK(refusal(write_json(Json{{"payload", flat["payload"]}, {"signatures", signatures}})) ==
        JoseErrc::kMalformed);
}

TEST_CASE("A35 a header that is no strict JSON object is refused, though it is signed") {
  CHECK(verify(token_of(R"( { "alg" : "RS256" } )")));
  for (const char* header :
       {R"({"alg":"RS256","alg":"RS256"})", R"({"alg":"none","alg":"RS256"})",
        R"({"alg":"RS256","x":{"a":1,"a":2}})", "{\"alg\":\"RS256\",\"x\":\"\xFF\"}",
        "{\"alg\":\"RS256\",\"x\":\"\xED\xA0\x80\"}", R"({"alg":"RS256","x":"\ud800"})",
        R"({"alg":"RS256","x":"\u0000"})", "\xEF\xBB\xBF{\"alg\":\"RS256\"}", R"({"alg":"RS256"}{})",
        R"({"alg":"RS256",})", R"({'alg':'RS256'})", R"(["alg","RS256"])", R"("RS256")", "null",
        R"({"alg":"RS256")", "{\"alg\":\"RS256\"}\nx"}) {
    CHECK(refusal(token_of(header)) == JoseErrc::kMalformed);
  }
}

TEST_CASE("A35 a token of more than 64 KiB is refused before it is read") {
  const std::string large = token_of_size(kMaxTokenBytes);
  REQUIRE(large.size() >= kMaxTokenBytes - 4);
  CHECK(verify(large));
  const std::string larger =
      make_token(curve(), {{"alg", "ES256"}}, std::string(kMaxTokenBytes * 3 / 4, 'x'));
  REQUIRE(larger.size() > kMaxTokenBytes);
  CHECK(refusal(larger) == JoseErrc::kTooLong);
  CHECK(refusal(std::string(5'000'000, 'A')) == JoseErrc::kTooLong);
}

TEST_CASE("A35 claims are one strict JSON object in UTF-8 without a name twice") {
  const auto claims = parse_claims(R"({"sub":"1","nested":{"a":[1,2]}})");
  REQUIRE(claims);
  CHECK((*claims)["sub"].get<std::string>() == "1");
  for (const char* payload : {R"({"sub":"alice","sub":"victim"})",
                              R"({"a":{"sub":1,"sub":2}})",
                              R"({"sub":"alice","s\u0075b":"victim"})",
                              "{\"sub\":\"\xC3\"}",
                              "{\"sub\":\"\xC0\xAF\"}",
                              R"({"sub":"\udc00"})",
                              R"({"sub":"a\u0000b"})",
                              "\xEF\xBB\xBF{}",
                              "[]",
                              "1",
                              "null",
                              "",
                              " ",
                              "{}{}",
                              "{} x",
                              R"({"exp":1e309})",
                              R"({"exp":NaN})",
                              R"({"exp":01})",
                              R"({"sub":"1",})",
                              "{\"sub\":\"1\" /* */}"}) {
    const auto refused = parse_claims(payload);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == JoseErrc::kMalformed);
  }
  CHECK_FALSE(parse_claims(R"({"a":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}"));
}
