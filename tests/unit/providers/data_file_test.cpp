#include "providers/data_file.hpp"

#include <catch2/catch.hpp>

#include "embedded/providers.hpp"
#include "fixture.hpp"
#include "json/json.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

Json google() { return *parse_json(find_data_file("google")); }

std::string problem_of(const Json& file) {
  const auto parsed = parse_data_file(write_json(file));
  return parsed ? std::string() : parsed.error();
}

Json with(const char* member, Json value) {
  Json file = google();
  file[member] = std::move(value);
  return file;
}

}  // namespace

TEST_CASE("every data file is good, is named by its kind, and says where its facts are from") {
  CHECK(embedded::providers().size() == 9);
  for (const auto& file : embedded::providers()) {
    CAPTURE(file.name);
    const auto provider = parse_data_file(file.contents);
    INFO((provider ? std::string() : provider.error()));
    REQUIRE(provider);
    CHECK(provider->kind + ".json" == file.name);
    CHECK_FALSE(find_member(*parse_json(file.contents), "provenance")->empty());
  }
  CHECK(known_kinds() == "apple, facebook, franceconnect, github, google, linkedin, microsoft, openid, x");
}

TEST_CASE("a broken data file is refused, and says what is broken") {
  CHECK(parse_data_file("[]").error() == "is no JSON object");
  CHECK(problem_of(with("colour", "blue")) == "colour is not known");
  CHECK(problem_of(with("issuer", "http://accounts.google.com")) == "issuer must be an https URL");
  CHECK(problem_of(with("name", 5)) == "name must be a text");
  CHECK(problem_of(with("algorithms", Json::array({"HS256"}))) == "algorithms cannot hold \"HS256\"");
  CHECK(problem_of(with("algorithms", Json::array({"none"}))) == "algorithms cannot hold \"none\"");
  CHECK(problem_of(with("algorithms", Json::array())) == "algorithms are missing");
  CHECK(problem_of(with("verified_mail", "always")) == "verified_mail cannot be \"always\"");
  CHECK(problem_of(with("claims", {{"nickname", "/nickname"}})) == "claims has an unknown field, nickname");
  CHECK(problem_of(with("claims", {{"email", "email"}})) == "claims must be JSON pointers");
  CHECK(problem_of(with("base_scopes", Json::array({"email"}))) == "base_scopes lack openid");
  CHECK(problem_of(with("endpoints", {{"token", "http://a"}})) == "endpoints: token must be an https URL");
  CHECK(problem_of(with("endpoints", {{"tokens", "https://a"}})) ==
        "endpoints must be an object of known endpoints");
  CHECK(problem_of(with("authority", {{"hd", true}})) ==
        "authority must be an object of always, domains and claim");
  CHECK(problem_of(with("provenance", Json::array())) == "provenance is missing: where are the facts from?");
  CHECK(problem_of(with("protocol", "oauth2")) ==
        "endpoints of OAuth 2.0 are authorization, token and userinfo");
}

TEST_CASE("A2 PKCE of a data file is S256, or off with a reason; \"plain\" does not exist") {
  CHECK(problem_of(with("pkce", "plain")) == "pkce cannot be \"plain\"");
  CHECK(problem_of(with("pkce", "off")) == "pkce_off_because goes together with pkce \"off\"");
  CHECK(problem_of(with("pkce", true)) == "pkce must be a text");
  Json missing = google();
  missing.erase("pkce");
  CHECK(problem_of(missing) == "pkce is missing");
  Json off = with("pkce", "off");
  off["pkce_off_because"] = "a reason";
  CHECK(problem_of(off).empty());
}
