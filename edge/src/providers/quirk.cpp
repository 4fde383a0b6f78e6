#include "providers/quirk.hpp"

#include "providers/issuer.hpp"
#include "providers/quirks/apple.hpp"
#include "providers/quirks/facebook.hpp"
#include "providers/quirks/franceconnect.hpp"
#include "providers/quirks/github.hpp"
#include "providers/quirks/microsoft.hpp"
#include "providers/quirks/x.hpp"

namespace guichet::login {
namespace {

// OpenID Connect Core 1.0 section 2: at most 255 ASCII characters.
std::string subject_of(const Json& claims) {
  constexpr std::size_t kLongest = 255;
  const Json* subject = find_member(claims, "sub");
  if (subject == nullptr || !subject->is_string() || subject->get_ref<const std::string&>().size() > kLongest)
    return {};
  return subject->get<std::string>();
}

}  // namespace

std::string client_secret(const Provider& provider, Millis now) {
  return provider.client_auth == ClientAuth::kSignedSecret ? apple::client_secret(provider, now)
                                                           : provider.client_secret;
}

Pairs token_headers(const Provider&) { return {{"Accept", "application/json"}}; }

Pairs userinfo_headers(const Provider& provider) {
  if (provider.quirk == Quirk::kGithub) return github::headers();
  return {{"Accept", provider.userinfo_is_signed ? "application/jwt, application/json" : "application/json"}};
}

Pairs userinfo_query(const Provider& provider, std::string_view access_token,
                     const std::vector<std::string>& fields) {
  switch (provider.quirk) {
    case Quirk::kFacebook:
      return facebook::query(provider, access_token, fields);
    case Quirk::kX:
      return x::query(fields);
    default:
      return {};
  }
}

std::vector<std::string> userinfo_urls(const Provider& provider, const Endpoints& endpoints,
                                       const std::vector<std::string>& fields) {
  if (endpoints.userinfo.empty()) return {};
  if (provider.quirk == Quirk::kGithub) return github::urls(endpoints.userinfo, fields);
  return {endpoints.userinfo};
}

Json merge_userinfo(const Provider& provider, const std::vector<Json>& answers) {
  if (answers.empty() || !answers.front().is_object()) return Json::object();
  switch (provider.quirk) {
    case Quirk::kFacebook:
      return facebook::merge(answers.front());
    case Quirk::kGithub:
      return github::merge(answers);
    case Quirk::kX:
      return x::merge(answers.front());
    case Quirk::kFranceConnect:
      return franceconnect::merge(answers.front());
    default:
      return answers.front();
  }
}

Json posted_user(const Provider& provider, std::string_view user_json) {
  return provider.quirk == Quirk::kApple ? apple::posted_user(user_json) : Json::object();
}

bool has_tenants(const Provider& provider) {
  return provider.quirk == Quirk::kMicrosoft && has_tenant_mark(provider.issuer);
}

std::optional<std::string> tenant_issuer(const Provider& provider, const Json& claims) {
  if (provider.quirk != Quirk::kMicrosoft) return std::nullopt;
  return microsoft::tenant_issuer(provider, claims);
}

bool requires_nonce(const Provider& provider, const Json& claims) {
  if (!provider.uses_nonce) return false;
  return provider.quirk != Quirk::kApple || apple::supports_nonce(claims);
}

IdentityKey identity_key(const Provider& provider, const Json& id_token_claims, const Json& userinfo) {
  if (provider.quirk == Quirk::kMicrosoft) return microsoft::identity_key(provider, id_token_claims);
  const bool has_id_token = provider.protocol == Protocol::kOpenIdConnect;
  return {provider.issuer, subject_of(has_id_token ? id_token_claims : userinfo)};
}

}  // namespace guichet::login
