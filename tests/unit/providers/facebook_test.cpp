// Facebook: OAuth 2.0 and the Graph API, a proof of the secret, an address that may be missing and proves
// nothing.
#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/profile.hpp"
#include "providers/quirk.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

const Provider& facebook() {
  static const Provider provider = load("facebook");
  return provider;
}

Person person_of(const Json& answer) {
  return make_person(facebook(), Json::object(), merge_userinfo(facebook(), {answer}));
}

}  // namespace

TEST_CASE("Facebook is asked for what the form has, with a proof of the secret") {
  const Pairs query = userinfo_query(facebook(), "access-token", {"email", "given-name", "tel"});
  REQUIRE(query.size() == 2);
  CHECK(query[0].first == "fields");
  CHECK(query[0].second == "id,email,first_name");
  CHECK(query[1].first == "appsecret_proof");
  // printf %s access-token | openssl dgst -sha256 -hmac s3cret-of-the-tests
  CHECK(query[1].second == "8a9cfdbb7c626c1fe299615d78b91b027b561330911a2aca73dfe3614528292b");
  CHECK(userinfo_query(facebook(), "another", {"email"})[1].second != query[1].second);
  CHECK(facebook().protocol == Protocol::kOAuth2);
  CHECK_FALSE(facebook().uses_nonce);
}

TEST_CASE("Facebook's people are known by their id, with their names") {
  const Person person = person_of(
      {{"id", "10158"}, {"name", "Ada Lovelace"}, {"first_name", "Ada"}, {"last_name", "Lovelace"}});
  CHECK(person.issuer == "https://www.facebook.com");
  CHECK(person.subject == "10158");
  CHECK(person.values.at("given-name") == "Ada");
  CHECK(person.values.at("family-name") == "Lovelace");
  CHECK(person.values.at("name") == "Ada Lovelace");
}

TEST_CASE("an address that was not granted at Facebook is no address, and no failure") {
  const Person person = person_of({{"id", "10158"}, {"name", "Ada"}});
  CHECK(person.values.count("email") == 0);
  CHECK(person.mail == MailTrust::kNone);
  CHECK(person.subject == "10158");
}

TEST_CASE("A52 an address of Facebook's is unverified, whatever the answer says") {
  for (const Json& verified : {Json(true), Json("true"), Json(false), Json(nullptr), Json(1)}) {
    const Person person = person_of(
        {{"id", "1"}, {"email", "ada@example.org"}, {"email_verified", verified}, {"verified", verified}});
    CHECK(person.values.at("email") == "ada@example.org");
    CHECK(person.mail == MailTrust::kUnverified);
  }
}

TEST_CASE("an answer of Facebook's without an id names nobody") {
  CHECK(person_of({{"error", {{"message", "Invalid appsecret_proof"}}}}).subject.empty());
  CHECK(person_of({{"sub", "1"}}).subject.empty());
  CHECK(person_of(Json::array()).subject.empty());
}
