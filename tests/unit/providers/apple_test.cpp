// Apple: form_post, a signed client secret, the name once and unsigned, booleans as texts, relay addresses.
#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "jose/compact_jws.hpp"
#include "jose/key_set.hpp"
#include "providers/profile.hpp"
#include "providers/quirk.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

constexpr Millis kNow = 1'790'000'000'000;

const Provider& apple() {
  static const Provider provider = load("apple");
  return provider;
}

Json token(Json email_verified, const std::string& email = "x7@privaterelay.appleid.com") {
  return {{"sub", "001.a"}, {"email", email}, {"email_verified", std::move(email_verified)}};
}

MailTrust trust(const Json& claims) { return make_person(apple(), claims, Json::object()).mail; }

}  // namespace

TEST_CASE("Apple answers by form_post, with PKCE and a nonce, and its client secret is signed") {
  CHECK(apple().response_mode == ResponseMode::kFormPost);
  CHECK(apple().client_auth == ClientAuth::kSignedSecret);
  CHECK(apple().uses_pkce);
  CHECK(apple().uses_nonce);
  CHECK(apple().issuer == "https://appleid.apple.com");
  CHECK(refusal("apple", "response_mode = \"query\"") ==
        "provider apple: response_mode: Apple answers by form_post only; leave this out");
  CHECK(refusal("apple", "client_auth = \"post\"") ==
        "provider apple: client_auth: Apple takes a signed secret only");
}

TEST_CASE("Apple's client secret is an ES256 JWT of the team for Apple, far shorter than six months") {
  const auto set =
      jose::parse_key_set(write_json({{"keys", Json::array({apple().secret_key->public_jwk()})}}));
  REQUIRE(set);
  const std::vector offered{jose::Algorithm::kEs256};
  const auto verified = jose::verify_compact(client_secret(apple(), kNow), *set, offered);
  REQUIRE(verified);
  CHECK(verified->header["kid"].get<std::string>() == "KEY1234567");
  const Json claims = *jose::parse_claims(verified->payload);
  CHECK(claims["iss"].get<std::string>() == "TEAM123456");
  CHECK(claims["aud"].get<std::string>() == "https://appleid.apple.com");
  CHECK(claims["sub"].get<std::string>() == "client-1");
  CHECK(claims["iat"].get<std::int64_t>() == kNow / 1000);
  const auto lifetime = claims["exp"].get<std::int64_t>() - claims["iat"].get<std::int64_t>();
  CHECK(lifetime > 0);
  CHECK(lifetime <= 180 * 24 * 3600);
}

TEST_CASE("Apple's key has to be a P-256 key in PEM, with its team and its id") {
  CHECK(
      refusal("apple", "key_file = \"other.pem\"").ends_with("other.pem holds no P-256 private key in PEM"));
  CHECK(refusal("apple", "key_file = \"nowhere\"").starts_with("provider apple: key_file: "));
  CHECK(load_text("[[provider]]\nid = \"apple\"\nclient_id = \"c\"\n").error() ==
        "provider apple: team_id, key_id and key_file are needed: the key of \"Sign in with Apple\", a .p8 "
        "file");
  CHECK(refusal("apple", "client_secret_file = \"secret\"") ==
        "provider apple: client_secret_file: Apple has none; it signs with key_file instead");
}

TEST_CASE("Apple posts the name once, beside the token; the address in there is not believed") {
  const Json user = posted_user(
      apple(),
      R"({"name":{"firstName":"Ada","lastName":"Lovelace"},"email":"victim@example.org","email_verified":true})");
  CHECK((user == Json{{"given_name", "Ada"}, {"family_name", "Lovelace"}}));
  const Person person = make_person(apple(), {{"sub", "001.a"}}, user);
  CHECK(person.values.at("given-name") == "Ada");
  CHECK(person.values.at("name") == "Ada Lovelace");
  CHECK(person.values.count("email") == 0);
  CHECK(person.mail == MailTrust::kNone);
}

TEST_CASE("what is no user of Apple's is nobody's name") {
  const std::string long_name(5000, 'a');
  for (const std::string& text :
       {std::string("no json"), std::string("[]"), std::string("{}"), std::string(R"({"name":"Ada"})"),
        std::string(R"({"name":{"firstName":1}})"), R"({"name":{"firstName":")" + long_name + "\"}}"}) {
    CAPTURE(text.substr(0, 40));
    CHECK(posted_user(apple(), text).empty());
  }
  CHECK(posted_user(load("google"), R"({"name":{"firstName":"Ada"}})").empty());
}

TEST_CASE("A52 Apple's email_verified is true as a boolean and as a text, and nothing else") {
  CHECK(trust(token(true)) == MailTrust::kAuthoritative);
  CHECK(trust(token("true")) == MailTrust::kAuthoritative);
  for (const Json& value :
       {Json(false), Json("false"), Json("True"), Json(""), Json(nullptr), Json(1), Json::object()}) {
    CAPTURE(value.dump());
    CHECK(trust(token(value)) == MailTrust::kUnverified);
  }
  Json absent = token(true);
  absent.erase("email_verified");
  CHECK(trust(absent) == MailTrust::kUnverified);
}

TEST_CASE("Apple is the authority for its relay and its own mailboxes, not for other addresses") {
  CHECK(trust(token(true, "ada@icloud.com")) == MailTrust::kAuthoritative);
  CHECK(trust(token(true, "ada@example.org")) == MailTrust::kVerified);
  CHECK(trust(token(true, "ada@privaterelay.appleid.com.example.org")) == MailTrust::kVerified);
  for (const Json& is_private : {Json(true), Json("true")}) {
    Json relay = token(true, "ada@relay.example");
    relay["is_private_email"] = is_private;
    CHECK(trust(relay) == MailTrust::kAuthoritative);
  }
  for (const Json& is_private : {Json(false), Json("false"), Json(nullptr), Json(1), Json("")}) {
    Json other = token(true, "ada@example.org");
    other["is_private_email"] = is_private;
    CHECK(trust(other) == MailTrust::kVerified);
  }
}

TEST_CASE("a nonce may be missing only where Apple says that the device knows none") {
  CHECK(requires_nonce(apple(), Json::object()));
  CHECK(requires_nonce(apple(), {{"nonce_supported", true}}));
  CHECK(requires_nonce(apple(), {{"nonce_supported", "true"}}));
  CHECK(requires_nonce(apple(), {{"nonce_supported", nullptr}}));
  CHECK_FALSE(requires_nonce(apple(), {{"nonce_supported", false}}));
  CHECK_FALSE(requires_nonce(apple(), {{"nonce_supported", "false"}}));
  CHECK(requires_nonce(load("google"), {{"nonce_supported", false}}));
}
