#include "fixture.hpp"
#include "jose/base64url.hpp"

namespace guichet::identities {
namespace {

struct Member {
  login::Person who = LoginFixture::proved("1", "marie@gmail.com");
  Visitor visitor;
  std::string token;
};

Member become_member(LoginFixture& fixture) {
  Member member;
  member.visitor = fixture.sign_in(member.who);
  member.token =
      told(fixture.send({"marie@gmail.com", "Marie", member.visitor.result.ticket}).answer, "id_token");
  return member;
}

Json part(const std::string& token, int index) {
  const std::size_t first = token.find('.');
  const std::size_t second = token.find('.', first + 1);
  const std::string text = index == 0 ? token.substr(0, first) : token.substr(first + 1, second - first - 1);
  const auto bytes = jose::decode_base64url(text);
  REQUIRE(bytes);
  return *parse_json(text_of(*bytes));
}

}  // namespace

TEST_CASE("an ID token of ours says who, for whom, by which login, until when, and signs it with ES256") {
  LoginFixture fixture;
  const Member member = become_member(fixture);
  CHECK(told(part(member.token, 0), "alg") == "ES256");
  CHECK(told(part(member.token, 0), "typ") == "JWT");
  CHECK(told(part(member.token, 0), "kid") == fixture.settings.signing_key->kid());
  const Json claims = part(member.token, 1);
  CHECK(told(claims, "iss") == "https://edge.example");
  CHECK(told(claims, "aud") == "site");
  CHECK(told(claims, "sub") == crypto::id_text(fixture.own_account(member.who)));
  CHECK(claims["exp"].get<Millis>() - claims["iat"].get<Millis>() == 300);
  CHECK(claims["auth_time"].get<Millis>() == fixture.now / 1000);
  CHECK(told(claims, "idp") == "google");
  CHECK(told(claims, "email") == "marie@gmail.com");
  CHECK(claims["email_verified"].get<bool>());
  CHECK(claims.contains("jti"));
  CHECK(claims.contains("sid"));
}

TEST_CASE("A58 nothing of the provider's tokens, issuer or subject is in an ID token of ours") {
  LoginFixture fixture;
  const std::string text = write_json(part(become_member(fixture).token, 1));
  CHECK(text.find("of-the-provider") == std::string::npos);
  CHECK(text.find(kIssuer) == std::string::npos);
  CHECK(text.find("upstream") == std::string::npos);
}

TEST_CASE("a token is active until it expires or its session ends, and not after") {
  LoginFixture fixture;
  const Member member = become_member(fixture);
  CHECK(fixture.verify(member.token));
  fixture.now += 300 * 1000;
  CHECK_FALSE(fixture.verify(member.token));
  fixture.now -= 300 * 1000;
  REQUIRE(fixture.write([&](store::Transaction& t) {
    return end_session(t, fixture.keys, kShop, member.visitor.arrived.session, "logout", fixture.now);
  }));
  CHECK_FALSE(fixture.verify(member.token));
}

TEST_CASE("a token of another key, another edge, or altered, is not active") {
  LoginFixture fixture;
  const Member member = become_member(fixture);
  const Json claims = part(member.token, 1);
  const auto other = make_signing_key(*crypto::Keys::random());
  CHECK_FALSE(fixture.verify(other->sign(claims)));
  Json elsewhere = claims;
  elsewhere["iss"] = "https://other.example";
  CHECK_FALSE(fixture.verify(fixture.settings.signing_key->sign(elsewhere)));
  Json somebody = claims;
  somebody["sub"] = crypto::id_text(crypto::new_id(1));
  CHECK_FALSE(fixture.verify(fixture.settings.signing_key->sign(somebody)));
  CHECK_FALSE(fixture.verify(member.token + "A"));
  CHECK_FALSE(fixture.verify("a.b.c"));
  CHECK_FALSE(fixture.verify(""));
}

TEST_CASE("the key that signs is the same after a restart, and its public half alone is told") {
  LoginFixture fixture;
  CHECK(make_signing_key(fixture.keys)->kid() == fixture.settings.signing_key->kid());
  const Json keys = public_keys(fixture.settings);
  REQUIRE(keys["keys"].size() == 1);
  CHECK_FALSE(keys["keys"][0].contains("d"));
}

}  // namespace guichet::identities
