// LinkedIn: no nonce comes back, PKCE only where it was enabled, tokens of two issuers.
#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/issuer.hpp"
#include "providers/profile.hpp"
#include "providers/quirk.hpp"

using namespace guichet;
using namespace guichet::login;

TEST_CASE("LinkedIn echoes no nonce, and knows PKCE only where it enabled it") {
  const Provider linkedin = load("linkedin");
  CHECK_FALSE(linkedin.uses_nonce);
  CHECK_FALSE(requires_nonce(linkedin, Json::object()));
  CHECK_FALSE(linkedin.uses_pkce);
  CHECK(load("linkedin", "pkce = true").uses_pkce);
}

TEST_CASE("LinkedIn's tokens have another issuer than where its metadata lies, of before and of now") {
  const Provider linkedin = load("linkedin");
  CHECK(metadata_url(linkedin) == "https://www.linkedin.com/oauth/.well-known/openid-configuration");
  CHECK((linkedin.token_issuers ==
         std::vector<std::string>{"https://www.linkedin.com/oauth", "https://www.linkedin.com"}));
  for (const std::string& issuer : linkedin.token_issuers) {
    const Person person = make_person(linkedin, {{"iss", issuer}, {"sub", "782bbtaQ"}}, Json::object());
    CHECK(person.issuer == "https://www.linkedin.com/oauth");
    CHECK(person.subject == "782bbtaQ");
  }
}

TEST_CASE("A52 an address of LinkedIn's is unverified, which verifies nobody") {
  const Provider linkedin = load("linkedin");
  const Person person = make_person(linkedin, {{"sub", "1"}},
                                    {{"sub", "1"}, {"email", "ada@example.org"}, {"email_verified", true}});
  CHECK(person.values.at("email") == "ada@example.org");
  CHECK(person.mail == MailTrust::kUnverified);
}
