// Google: known by sub alone, two spellings of its issuer, authoritative for its mailboxes and for hosted
// domains.
#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/issuer.hpp"
#include "providers/profile.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

Person person_of(const Json& claims) {
  static const Provider google = load("google");
  return make_person(google, claims, Json::object());
}

Json token(const std::string& email, Json verified = true) {
  return {{"iss", "accounts.google.com"},
          {"sub", "1084"},
          {"email", email},
          {"email_verified", std::move(verified)}};
}

}  // namespace

TEST_CASE("Google's ID tokens have either spelling of its issuer, and no third") {
  const Provider google = load("google");
  CHECK((google.token_issuers ==
         std::vector<std::string>{"https://accounts.google.com", "accounts.google.com"}));
  CHECK(google.issuer == "https://accounts.google.com");
  CHECK(metadata_url(google) == "https://accounts.google.com/.well-known/openid-configuration");
}

TEST_CASE("Google's people are known by sub alone, whichever spelling the issuer has") {
  const Person person = person_of(token("ada@gmail.com"));
  CHECK(person.issuer == "https://accounts.google.com");
  CHECK(person.subject == "1084");
  Json nameless = token("ada@gmail.com");
  nameless.erase("sub");
  CHECK(person_of(nameless).subject.empty());
}

TEST_CASE("Google is the authority for its mailboxes, and for domains it hosts (hd)") {
  CHECK(person_of(token("ada@gmail.com")).mail == MailTrust::kAuthoritative);
  CHECK(person_of(token("ada@GoogleMail.com")).mail == MailTrust::kAuthoritative);
  CHECK(person_of(token("ada@example.org")).mail == MailTrust::kVerified);
  CHECK(person_of(token("ada@gmail.com.example.org")).mail == MailTrust::kVerified);
  Json hosted = token("ada@example.org");
  hosted["hd"] = "example.org";
  CHECK(person_of(hosted).mail == MailTrust::kAuthoritative);
  for (const Json& hd : {Json(""), Json(nullptr), Json(1), Json::array({"example.org"})}) {
    hosted["hd"] = hd;
    CHECK(person_of(hosted).mail == MailTrust::kVerified);
  }
}

TEST_CASE("A52 an address that Google does not call verified is unverified, gmail.com too") {
  for (const Json& verified : {Json(false), Json("true"), Json("false"), Json(nullptr), Json(1)}) {
    CAPTURE(verified.dump());
    Json claims = token("ada@gmail.com", verified);
    claims["hd"] = "example.org";
    CHECK(person_of(claims).mail == MailTrust::kUnverified);
  }
}
