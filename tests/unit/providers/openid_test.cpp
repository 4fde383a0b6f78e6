// Any other provider: the standard claims, addresses in parts, its mail as good as the configuration says.
#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/profile.hpp"
#include "providers/quirk.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

constexpr const char* kWork = "kind = \"openid\"\nissuer = \"https://id.example\"\n";

Json userinfo() {
  return {{"sub", "u1"},
          {"email", "ada@example.org"},
          {"email_verified", true},
          {"given_name", "Ada"},
          {"family_name", "Lovelace"},
          {"phone_number", "+33612345678"},
          {"birthdate", "1990-12-10"},
          {"address",
           {{"street_address", "12 rue des Lilas\r\nBâtiment B"},
            {"postal_code", "75011"},
            {"locality", "Paris"},
            {"region", "Île-de-France"},
            {"country", "FR"}}}};
}

}  // namespace

TEST_CASE("the claims of OpenID Connect are values of the form's fields, address parts too") {
  const Person person = make_person(load("work", kWork), {{"sub", "u1"}}, userinfo());
  CHECK(person.provider == "work");
  CHECK(person.issuer == "https://id.example");
  CHECK(person.subject == "u1");
  CHECK(person.values.at("tel") == "+33612345678");
  CHECK(person.values.at("bday") == "1990-12-10");
  CHECK(person.values.at("address-line1") == "12 rue des Lilas");
  CHECK(person.values.at("address-line2") == "Bâtiment B");
  CHECK(person.values.count("address-line3") == 0);
  CHECK(person.values.at("street-address") == "12 rue des Lilas, Bâtiment B");
  CHECK(person.values.at("postal-code") == "75011");
  CHECK(person.values.at("address-level2") == "Paris");
  CHECK(person.values.at("address-level1") == "Île-de-France");
  CHECK(person.values.at("country") == "FR");
}

TEST_CASE("who somebody is stands in the ID token, never in userinfo alone") {
  CHECK(make_person(load("work", kWork), Json::object(), userinfo()).subject.empty());
  CHECK(make_person(load("work", kWork), {{"sub", "other"}}, userinfo()).subject == "other");
  CHECK(make_person(load("work", kWork), {{"sub", std::string(256, 'a')}}, userinfo()).subject.empty());
  CHECK(make_person(load("work", kWork), {{"sub", 5}}, userinfo()).subject.empty());
}

TEST_CASE("verified mail of a provider is authoritative only where the configuration says so") {
  const Json token{{"sub", "u1"}};
  CHECK(make_person(load("work", kWork), token, userinfo()).mail == MailTrust::kVerified);
  const Provider own = load("work", std::string(kWork) + "authoritative_mail = true");
  CHECK(make_person(own, token, userinfo()).mail == MailTrust::kAuthoritative);
  Json unverified = userinfo();
  unverified["email_verified"] = "true";
  CHECK(make_person(own, token, unverified).mail == MailTrust::kUnverified);
}

TEST_CASE("A52 what vouches for an address has to stand beside it") {
  const Provider own = load("work", std::string(kWork) + "authoritative_mail = true");
  const Person person = make_person(own, {{"sub", "u1"}, {"email", "victim@example.org"}},
                                    {{"sub", "u1"}, {"email_verified", true}});
  CHECK(person.values.at("email") == "victim@example.org");
  CHECK(person.mail == MailTrust::kUnverified);
  const Person other = make_person(own, {{"sub", "u1"}, {"email_verified", true}},
                                   {{"sub", "u1"}, {"email", "victim@example.org"}});
  CHECK(other.mail == MailTrust::kUnverified);
}
