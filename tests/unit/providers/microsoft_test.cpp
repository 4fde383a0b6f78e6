// Microsoft: an issuer for each tenant, people known by tenant and object, an address that proves nothing.
#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/issuer.hpp"
#include "providers/profile.hpp"
#include "providers/quirk.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

constexpr const char* kTenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
constexpr const char* kOther = "11111111-2222-3333-4444-555555555555";
constexpr const char* kObject = "00000000-0000-0000-66f3-3332eca7ea81";

std::string issuer_of(const std::string& tenant) {
  return "https://login.microsoftonline.com/" + tenant + "/v2.0";
}

const Provider& microsoft() {
  static const Provider provider = load("microsoft");
  return provider;
}

Json token(const std::string& tenant = kTenant) {
  return {{"iss", issuer_of(tenant)},
          {"tid", tenant},
          {"oid", kObject},
          {"sub", "pairwise"},
          {"email", "ceo@victim.example"}};
}

Json with(const char* claim, Json value) {
  Json claims = token();
  claims[claim] = std::move(value);
  return claims;
}

Person person_of(const Json& claims) { return make_person(microsoft(), claims, Json::object()); }

}  // namespace

TEST_CASE("Microsoft's metadata is of all tenants, or of the one that is configured") {
  CHECK(has_tenants(microsoft()));
  CHECK(microsoft().issuer == "https://login.microsoftonline.com/{tenantid}/v2.0");
  CHECK(metadata_url(microsoft()) ==
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration");
  const Provider one = load("microsoft", "tenant = \"" + std::string(kTenant) + "\"");
  CHECK_FALSE(has_tenants(one));
  CHECK(one.issuer == issuer_of(kTenant));
  CHECK(metadata_url(one) == issuer_of(kTenant) + "/.well-known/openid-configuration");
  const Provider personal = load("microsoft", "tenant = \"consumers\"");
  CHECK(personal.issuer == issuer_of("9188040d-6c67-4c5b-b112-36a304b66dad"));
  CHECK_FALSE(has_tenants(personal));
  CHECK(has_tenants(load("microsoft", "tenant = \"organizations\"")));
  CHECK(refusal("microsoft", "tenant = \"contoso.example\"")
            .starts_with("provider microsoft: tenant: must be"));
  CHECK(refusal("microsoft", "issuer = \"https://id.example/v2.0\"") ==
        "provider microsoft: issuer: must hold {tenantid} in the place of the tenant");
}

TEST_CASE("a token of Microsoft's is held against its own tenant, whose id is a UUID") {
  CHECK(tenant_issuer(microsoft(), token()) == issuer_of(kTenant));
  CHECK(tenant_issuer(microsoft(), token(kOther)) == issuer_of(kOther));
  CHECK_FALSE(tenant_issuer(microsoft(), with("iss", issuer_of(kOther))).has_value());
  for (const std::string tenant :
       {"common", "evil.example/x?", "../../evil", "", "72F988BF-86F1-41AF-91AB-2D7CD011DB47",
        "72f988bf86f141af91ab2d7cd011db47"}) {
    CAPTURE(tenant);
    CHECK_FALSE(tenant_issuer(microsoft(), token(tenant)).has_value());
  }
  CHECK_FALSE(tenant_issuer(microsoft(), with("tid", 5)).has_value());
  CHECK_FALSE(tenant_issuer(microsoft(), with("tid", nullptr)).has_value());
  CHECK_FALSE(tenant_issuer(microsoft(), with("iss", nullptr)).has_value());
  CHECK_FALSE(tenant_issuer(load("google"), token()).has_value());
}

TEST_CASE("A47 people of Microsoft are known by tenant and object id, never by sub or address") {
  const Person person = person_of(token());
  CHECK(person.issuer == issuer_of(kTenant));
  CHECK(person.subject == kObject);
  CHECK(person_of(token(kOther)).issuer != person.issuer);
  CHECK(person_of(with("sub", "of another application")).subject == person.subject);
  CHECK(person_of(with("email", "other@victim.example")).subject == person.subject);
}

TEST_CASE("A47 a token without object id or tenant names nobody") {
  CHECK(person_of(with("oid", nullptr)).subject.empty());
  CHECK(person_of(with("oid", "ceo@victim.example")).subject.empty());
  CHECK(person_of(with("tid", "common")).subject.empty());
  CHECK(person_of(with("iss", issuer_of(kOther))).subject.empty());
}

TEST_CASE("A51 nOAuth: whatever Microsoft's token says of the address, it is not verified") {
  for (const Json& claims : {token(), with("email_verified", true), with("email_verified", "true"),
                             with("xms_edov", true), with("xms_edov", 1), with("hd", "victim.example")}) {
    CAPTURE(claims.dump());
    const Person person = person_of(claims);
    CHECK(person.values.at("email") == "ceo@victim.example");
    CHECK(person.mail == MailTrust::kUnverified);
  }
  CHECK(refusal("microsoft", "authoritative_mail = true")
            .starts_with("provider microsoft: authoritative_mail: "));
}
