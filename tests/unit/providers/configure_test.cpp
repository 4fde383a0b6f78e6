#include "providers/configure.hpp"

#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/issuer.hpp"
#include "providers/redirect_uri.hpp"

using namespace guichet;
using namespace guichet::login;

TEST_CASE("providers of a configuration keep its order, and are found by their id") {
  const auto library =
      load_text(provider_text("google") + provider_text("github", "enabled = false") +
                provider_text("work", "kind = \"openid\"\nissuer = \"https://id.example\"\nname = \"Work\""));
  REQUIRE(library);
  CHECK(library->all().size() == 3);
  CHECK(library->find("work")->name == "Work");
  CHECK(library->find("work")->kind == "openid");
  CHECK(library->find("google")->client_secret == kSecret);
  CHECK(library->find("github") != nullptr);
  CHECK(library->find("facebook") == nullptr);
  REQUIRE(library->enabled().size() == 2);
  CHECK(library->enabled()[1]->id == "work");
}

TEST_CASE("a provider that cannot be used says which, what is wrong and what to do") {
  CHECK(refusal("gogle", "") ==
        "provider gogle: kind: \"gogle\" is not known; there are "
        "apple, facebook, franceconnect, github, google, linkedin, microsoft, openid, x"
        "; any other provider has the kind \"openid\" and an issuer");
  CHECK(refusal("google", "client_secret_file = \"empty\"")
            .ends_with("its first line is empty; the secret belongs there"));
  CHECK(refusal("google", "client_secret_file = \"nowhere\"")
            .starts_with("provider google: client_secret_file: "));
  CHECK(refusal("google", "tenant = \"common\"") ==
        "provider google: tenant: only Microsoft has tenants; leave this out");
  CHECK(refusal("google", "algorithms = [\"EdDSA\"]") ==
        "provider google: algorithms: google does not sign with EdDSA");
  CHECK(refusal("google", "authoritative_mail = true") ==
        "provider google: authoritative_mail: is known of google already; only for the kind \"openid\"");
  CHECK(refusal("google", "team_id = \"T\"") ==
        "provider google: team_id, key_id and key_file: only Apple has these; leave them out");
  CHECK(refusal("work", "kind = \"openid\"") ==
        "provider work: issuer is missing: the URL that the provider names in its metadata");
  CHECK(refusal("work", "kind = \"openid\"\nissuer = \"http://id.example\"")
            .starts_with("provider work: issuer: must be"));
  CHECK(refusal("work", "kind = \"openid\"\nissuer = \"https://127.0.0.1\"")
            .starts_with("provider work: issuer: must be"));
  CHECK(refusal("work", "kind = \"openid\"\nissuer = \"https://id.example/?a=b\"") ==
        "provider work: issuer: may have no query");
  CHECK(refusal("github", "issuer = \"https://git.example\"") ==
        "provider github: issuer: github has a fixed one; leave this out");
  CHECK(load_text("[[provider]]\nid = \"google\"\nclient_id = \"c\"\n").error() ==
        "provider google: client_secret_file is missing: a file with the secret of the client on its first "
        "line");
}

TEST_CASE("A2 PKCE is never plain, and its off-switch is explicit for each provider") {
  CHECK(load("google").uses_pkce);
  CHECK_FALSE(load("google", "pkce = false").uses_pkce);
  CHECK_FALSE(load("linkedin").uses_pkce);
  CHECK(load("linkedin", "pkce = true").uses_pkce);
  CHECK(refusal("google", "pkce = \"plain\"").ends_with("provider.pkce: must be true or false"));
  CHECK(refusal("google", "pkce = \"S256\"").ends_with("provider.pkce: must be true or false"));
}

TEST_CASE("A2 PKCE stays on where no nonce ties the code to its browser") {
  for (const std::string id : {"github", "x", "facebook"}) {
    CAPTURE(id);
    CHECK(load(id).uses_pkce);
    CHECK(refusal(id, "pkce = false") ==
          "provider " + id + ": pkce: nothing else ties a code to its browser here; leave it on");
  }
}

TEST_CASE("A5 each provider has a path of its own to come back to, made of the configuration alone") {
  CHECK(redirect_uri("https://edge.example", load("google")) == "https://edge.example/login/google/callback");
  CHECK(redirect_uri("https://edge.example/", load("apple")) == "https://edge.example/login/apple/callback");
  const auto library = load_text(provider_text("google") + provider_text("google-2", "kind = \"google\""));
  REQUIRE(library);
  CHECK(redirect_uri("https://a", library->all()[0]) != redirect_uri("https://a", library->all()[1]));
  CHECK(load_text(provider_text("google") + provider_text("google")).error() ==
        "guichet.toml: provider.id: has the same value twice");
}

TEST_CASE("settings stand above the data file") {
  const Provider provider =
      load("work",
           "kind = \"openid\"\nissuer = \"https://id.example/realm/\"\nclient_auth = \"post\"\n"
           "response_mode = \"form_post\"\nalgorithms = [\"ES256\"]\nacr = \"gold\"\n"
           "push = true\nsigned_userinfo = true\nbearer_in_body = true\nmax_age_seconds = 60\n"
           "authoritative_mail = true");
  CHECK(provider.client_auth == ClientAuth::kSecretPost);
  CHECK(provider.response_mode == ResponseMode::kFormPost);
  CHECK((provider.algorithms == std::vector{jose::Algorithm::kEs256}));
  CHECK((provider.acr_values == std::vector<std::string>{"gold"}));
  CHECK(provider.pushes_requests);
  CHECK(provider.userinfo_is_signed);
  CHECK(provider.posts_bearer);
  CHECK(provider.max_age == 60);
  CHECK(provider.authority.always);
  CHECK(provider.issuer == "https://id.example/realm/");
  CHECK(metadata_url(provider) == "https://id.example/realm/.well-known/openid-configuration");
}

TEST_CASE("a client without secret is allowed only with PKCE") {
  CHECK(load("google", "client_auth = \"none\"").client_secret.empty());
  CHECK(refusal("google", "client_auth = \"none\"\npkce = false") ==
        "provider google: client_auth: a client without secret needs PKCE");
}

TEST_CASE("a provider that is switched off needs no secret yet") {
  const auto library = load_text("[[provider]]\nid = \"google\"\nclient_id = \"c\"\nenabled = false\n");
  REQUIRE(library);
  CHECK_FALSE(library->all().front().enabled);
}

TEST_CASE("tests may put a provider of OAuth 2.0 elsewhere, its paths kept") {
  const auto library = load_text("[login]\nallow_private = true\n" +
                                 provider_text("github", "issuer = \"http://127.0.0.1:99\""));
  REQUIRE(library);
  const Provider& provider = library->all().front();
  CHECK(provider.endpoints.token == "http://127.0.0.1:99/login/oauth/access_token");
  CHECK(provider.endpoints.userinfo == "http://127.0.0.1:99/user");
  CHECK(provider.issuer == "http://127.0.0.1:99");
}
