#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/quirk.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

std::string scopes(const std::string& id, const std::vector<std::string>& fields) {
  return scopes_for(load(id), fields);
}

}  // namespace

TEST_CASE("A6 only the scopes that the form's fields need are asked for, each once") {
  CHECK(scopes("google", {}) == "openid");
  CHECK(scopes("google", {"tel", "bday"}) == "openid");
  CHECK(scopes("google", {"email"}) == "openid email");
  CHECK(scopes("google", {"given-name", "email", "family-name", "name"}) == "openid profile email");
  CHECK(scopes("apple", {"email", "given-name"}) == "openid email name");
  CHECK(scopes("microsoft", {"email"}) == "openid profile email");
  CHECK(scopes("facebook", {"name"}) == "public_profile");
  CHECK(scopes("facebook", {"email"}) == "public_profile email");
  CHECK(scopes("linkedin", {"name"}) == "openid profile");
  CHECK(scopes("github", {"name"}).empty());
  CHECK(scopes("github", {"email"}) == "user:email");
  CHECK(scopes("x", {"email"}) == "users.read tweet.read users.email");
  CHECK(scopes("franceconnect", {"given-name", "name", "bday"}) == "openid given_name family_name birthdate");
  const Provider work = load("work", "kind = \"openid\"\nissuer = \"https://id.example\"");
  CHECK(scopes_for(work, {"email", "tel", "postal-code", "address-line1"}) == "openid email phone address");
}

TEST_CASE("without a quirk, a provider is asked as the standards say") {
  const Provider google = load("google");
  CHECK(client_secret(google, 0) == kSecret);
  CHECK(client_secret(load("google", "client_auth = \"none\""), 0).empty());
  CHECK(userinfo_query(google, "token", {"email"}).empty());
  CHECK(userinfo_urls(google, {}, {"email"}).empty());
  Endpoints endpoints;
  endpoints.userinfo = "https://id.example/me";
  CHECK((userinfo_urls(google, endpoints, {"email"}) == std::vector<std::string>{"https://id.example/me"}));
  CHECK((merge_userinfo(google, {{{"sub", "1"}}}) == Json{{"sub", "1"}}));
  CHECK(merge_userinfo(google, {}).empty());
  CHECK(merge_userinfo(google, {nullptr}).empty());
  CHECK_FALSE(has_tenants(google));
}
