// FranceConnect v2: ES256 or RS256, userinfo that is signed, levels of assurance, several given names.
#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/profile.hpp"
#include "providers/quirk.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

constexpr const char* kSubject = "b6048e95bb134ec5b1d1e1fa69f287172e91722b9354d637a1bcf2ebb0fd2ef5v1";

Json userinfo() {
  return {{"sub", kSubject},           {"given_name", "Angela Claire Louise"},
          {"family_name", "DUBOIS"},   {"given_name_array", Json::array({"Angela", "Claire", "Louise"})},
          {"birthdate", "1962-08-24"}, {"email", "angela@example.org"}};
}

Person person_of(const Json& answer) {
  static const Provider provider = load("franceconnect");
  return make_person(provider, {{"sub", kSubject}, {"sid", "session-1"}}, merge_userinfo(provider, {answer}));
}

}  // namespace

TEST_CASE("FranceConnect signs with ES256 or RS256, and its userinfo too") {
  const Provider provider = load("franceconnect");
  CHECK((provider.algorithms == std::vector{jose::Algorithm::kEs256, jose::Algorithm::kRs256}));
  CHECK(refusal("franceconnect", "algorithms = [\"EdDSA\"]") ==
        "provider franceconnect: algorithms: franceconnect does not sign with EdDSA");
  CHECK(provider.userinfo_is_signed);
  CHECK(load("franceconnect", "signed_userinfo = false").userinfo_is_signed);
  CHECK(userinfo_headers(provider)[0].second.starts_with("application/jwt"));
  CHECK(provider.needs_userinfo);
  CHECK(requires_nonce(provider, Json::object()));
}

TEST_CASE("FranceConnect is asked for a level, and no lower one is accepted") {
  CHECK((load("franceconnect").acr_values == std::vector<std::string>{"eidas1", "eidas2", "eidas3"}));
  CHECK(
      (load("franceconnect", "acr = \"eidas2\"").acr_values == std::vector<std::string>{"eidas2", "eidas3"}));
}

TEST_CASE("FranceConnect asks duties of a site, and has a test environment") {
  CHECK(load("franceconnect").duties.size() == 2);
  const Provider test =
      load("franceconnect", "issuer = \"https://fcp-low.integ01.dev-franceconnect.fr/api/v2\"");
  CHECK(test.issuer == "https://fcp-low.integ01.dev-franceconnect.fr/api/v2");
  CHECK(test.userinfo_is_signed);
}

TEST_CASE("FranceConnect's people have one given name, a birth name and a whole date of birth") {
  const Person person = person_of(userinfo());
  CHECK(person.subject == kSubject);
  CHECK(person.session == "session-1");
  CHECK(person.values.at("given-name") == "Angela");
  CHECK(person.values.at("family-name") == "DUBOIS");
  CHECK(person.values.at("name") == "Angela DUBOIS");
  CHECK(person.values.at("bday") == "1962-08-24");
  Json together = userinfo();
  together.erase("given_name_array");
  CHECK(person_of(together).values.at("given-name") == "Angela Claire Louise");
}

TEST_CASE("A52 FranceConnect's contact address is proved by a mail of ours, unless it is called verified") {
  CHECK(person_of(userinfo()).mail == MailTrust::kUnverified);
  Json verified = userinfo();
  verified["email_verified"] = true;
  CHECK(person_of(verified).mail == MailTrust::kAuthoritative);
}
