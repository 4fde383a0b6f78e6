// GitHub: OAuth 2.0, a number for an id, addresses on a page of their own with "verified" for each.
#include <algorithm>
#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/profile.hpp"
#include "providers/quirk.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

const Provider& github() {
  static const Provider provider = load("github");
  return provider;
}

Json user() {
  return {{"id", 583231}, {"login", "ada"}, {"name", "Ada Lovelace"}, {"email", "public@example.org"}};
}

Json entry(const std::string& email, bool primary, Json verified) {
  return {{"email", email}, {"primary", primary}, {"verified", std::move(verified)}, {"visibility", nullptr}};
}

Person person_of(const std::vector<Json>& answers) {
  return make_person(github(), Json::object(), merge_userinfo(github(), answers));
}

}  // namespace

TEST_CASE("GitHub is asked for addresses only when the form has one") {
  const auto urls = userinfo_urls(github(), github().endpoints, {"email", "name"});
  CHECK((urls ==
         std::vector<std::string>{"https://api.github.com/user", "https://api.github.com/user/emails"}));
  CHECK((userinfo_urls(github(), github().endpoints, {"name"}) ==
         std::vector<std::string>{"https://api.github.com/user"}));
  const Pairs headers = userinfo_headers(github());
  const auto names = [&](const std::string& name) {
    return std::any_of(headers.begin(), headers.end(),
                       [&](const auto& header) { return header.first == name; });
  };
  CHECK(names("User-Agent"));
  CHECK(names("Accept"));
  CHECK((token_headers(github()) == Pairs{{"Accept", "application/json"}}));
}

TEST_CASE("GitHub's people are known by their number, not by a login that others may take over") {
  const Person person = person_of({user()});
  CHECK(person.issuer == "https://github.com");
  CHECK(person.subject == "583231");
  CHECK(person.values.at("name") == "Ada Lovelace");
  CHECK(person_of({{{"login", "ada"}}}).subject.empty());
  CHECK(person_of({{{"id", -1}}}).subject.empty());
  CHECK(person_of({{{"id", 1.5}}}).subject.empty());
}

TEST_CASE("the address of GitHub's that is primary and verified wins") {
  const Person person = person_of(
      {user(), Json::array({entry("old@example.org", false, true), entry("ada@example.org", true, true)})});
  CHECK(person.values.at("email") == "ada@example.org");
  CHECK(person.mail == MailTrust::kAuthoritative);
}

TEST_CASE("A52 a primary address of GitHub's that is not verified is unverified") {
  for (const Json& verified : {Json(false), Json("true"), Json(nullptr), Json(1)}) {
    const Person person = person_of({user(), Json::array({entry("old@example.org", false, true),
                                                          entry("ada@example.org", true, verified)})});
    CHECK(person.values.at("email") == "ada@example.org");
    CHECK(person.mail == MailTrust::kUnverified);
  }
}

TEST_CASE("the public address of a profile at GitHub is not taken, nor one of a page that was refused") {
  for (const Json& emails : {Json(nullptr), Json::array(), Json{{"message", "Not Found"}},
                             Json::array({entry("a@example.org", false, true)})}) {
    CAPTURE(emails.dump());
    const Person person = person_of({user(), emails});
    CHECK(person.subject == "583231");
    CHECK(person.values.count("email") == 0);
    CHECK(person.mail == MailTrust::kNone);
  }
  CHECK(person_of({user()}).values.count("email") == 0);
}
