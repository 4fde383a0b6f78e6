// X: OAuth 2.0 with PKCE and state, the answer inside of "data".
#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/profile.hpp"
#include "providers/quirk.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

const Provider& x() {
  static const Provider provider = load("x");
  return provider;
}

Person person_of(const Json& answer) {
  return make_person(x(), Json::object(), merge_userinfo(x(), {answer}));
}

}  // namespace

TEST_CASE("X is OAuth 2.0 with PKCE, and asked for the address only when the form has one") {
  CHECK(x().protocol == Protocol::kOAuth2);
  CHECK(x().uses_pkce);
  CHECK_FALSE(x().uses_nonce);
  CHECK(x().client_auth == ClientAuth::kSecretBasic);
  CHECK((userinfo_query(x(), "t", {"email"}) == Pairs{{"user.fields", "confirmed_email"}}));
  CHECK(userinfo_query(x(), "t", {"name"}).empty());
}

TEST_CASE("X's people are known by the id in data; the address stays unverified") {
  const Person person = person_of({{"data",
                                    {{"id", "2244994945"},
                                     {"name", "Ada"},
                                     {"username", "ada"},
                                     {"confirmed_email", "ada@example.org"}}}});
  CHECK(person.issuer == "https://x.com");
  CHECK(person.subject == "2244994945");
  CHECK(person.values.at("name") == "Ada");
  CHECK(person.values.at("email") == "ada@example.org");
  CHECK(person.mail == MailTrust::kUnverified);
}

TEST_CASE("an answer of X's that is an error, or has its id elsewhere, names nobody") {
  CHECK(person_of({{"errors", Json::array()}}).subject.empty());
  CHECK(person_of({{"id", "1"}}).subject.empty());
  CHECK(person_of({{"data", "1"}}).subject.empty());
}
