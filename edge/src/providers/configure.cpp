#include "providers/configure.hpp"

#include <algorithm>

#include "files/small_file.hpp"
#include "outbound/url.hpp"
#include "providers/issuer.hpp"
#include "providers/provider_library.hpp"
#include "providers/secret_file.hpp"

namespace guichet::login {
namespace {

using Settings = config::Config::LoginProvider;
using Problem = std::optional<std::string>;

// Another issuer of the same kind, such as a test environment.
void put_issuer(Provider& provider, const std::string& issuer) {
  if (provider.protocol == Protocol::kOAuth2) {
    for (std::string* url :
         {&provider.endpoints.authorization, &provider.endpoints.token, &provider.endpoints.userinfo}) {
      *url = at_origin(*url, issuer);
    }
  } else {
    provider.endpoints = {};
    provider.metadata_url.clear();
    provider.token_issuers.clear();
  }
  provider.issuer = issuer;
}

Problem apply_issuer(Provider& provider, const Settings& settings, outbound::Reach reach) {
  if (settings.issuer.empty()) {
    if (provider.issuer.empty()) return "issuer is missing: the URL that the provider names in its metadata";
    return {};
  }
  if (provider.protocol == Protocol::kOAuth2 && reach == outbound::Reach::kPublic) {
    return "issuer: " + provider.kind + " has a fixed one; leave this out";
  }
  if (!outbound::may_send_to(with_tenant(settings.issuer, "common"), reach)) {
    return "issuer: must be an https URL with a public host, without user, password or fragment";
  }
  if (settings.issuer.find('?') != std::string::npos) return "issuer: may have no query";
  put_issuer(provider, settings.issuer);
  return {};
}

// Microsoft: everybody's tenant has no issuer of its own, only a template of one.
Problem apply_tenant(Provider& provider, const Settings& settings) {
  if (provider.quirk != Quirk::kMicrosoft) {
    if (!settings.tenant.empty()) return "tenant: only Microsoft has tenants; leave this out";
    return {};
  }
  if (!has_tenant_mark(provider.issuer)) return "issuer: must hold {tenantid} in the place of the tenant";
  const std::string tenant = settings.tenant.empty() ? "common" : settings.tenant;
  constexpr std::string_view kPersonal = "9188040d-6c67-4c5b-b112-36a304b66dad";  // of all personal accounts
  const std::string_view id = tenant == "consumers" ? kPersonal : std::string_view(tenant);
  if (!is_uuid(id) && tenant != "common" && tenant != "organizations") {
    return "tenant: must be \"common\", \"organizations\", \"consumers\" or the id of a tenant in lower case";
  }
  provider.metadata_url = metadata_url_of(with_tenant(provider.issuer, tenant));
  if (is_uuid(id)) provider.issuer = with_tenant(provider.issuer, id);
  return {};
}

Problem apply_key(Provider& provider, const Settings& settings) {
  if (!settings.client_secret_file.empty()) {
    return "client_secret_file: Apple has none; it signs with key_file instead";
  }
  if (settings.team_id.empty() || settings.key_id.empty() || settings.key_file.empty()) {
    return "team_id, key_id and key_file are needed: the key of \"Sign in with Apple\", a .p8 file";
  }
  constexpr std::size_t kMaxFile = 16 * 1024;
  const auto pem = files::read_small_file(settings.key_file, kMaxFile);
  if (!pem) return "key_file: " + pem.error().describe();
  provider.secret_key = jose::SigningKey::from_pem(*pem, settings.key_id);
  if (!provider.secret_key) return "key_file: " + settings.key_file + " holds no P-256 private key in PEM";
  provider.team_id = settings.team_id;
  return {};
}

Problem apply_secret(Provider& provider, const Settings& settings) {
  if (provider.client_auth == ClientAuth::kSignedSecret) return apply_key(provider, settings);
  if (!settings.team_id.empty() || !settings.key_id.empty() || !settings.key_file.empty()) {
    return "team_id, key_id and key_file: only Apple has these; leave them out";
  }
  if (provider.client_auth == ClientAuth::kNone) {
    if (!settings.client_secret_file.empty())
      return "client_secret_file: goes not together with client_auth = \"none\"";
    return {};
  }
  if (settings.client_secret_file.empty()) {
    return "client_secret_file is missing: a file with the secret of the client on its first line";
  }
  const auto secret = read_secret(settings.client_secret_file);
  if (!secret) return "client_secret_file: " + secret.error().reason;
  provider.client_secret = *secret;
  return {};
}

Problem apply_client_auth(Provider& provider, const Settings& settings) {
  if (settings.client_auth.empty()) return {};
  if (provider.client_auth == ClientAuth::kSignedSecret)
    return "client_auth: Apple takes a signed secret only";
  if (settings.client_auth == "none" && !provider.uses_pkce)
    return "client_auth: a client without secret needs PKCE";
  provider.client_auth = settings.client_auth == "basic"  ? ClientAuth::kSecretBasic
                         : settings.client_auth == "post" ? ClientAuth::kSecretPost
                                                          : ClientAuth::kNone;
  return {};
}

Problem apply_pkce(Provider& provider, const Settings& settings) {
  if (!settings.pkce) return {};
  if (!*settings.pkce && !provider.uses_nonce) {
    return "pkce: nothing else ties a code to its browser here; leave it on";
  }
  provider.uses_pkce = *settings.pkce;
  return {};
}

Problem apply_response_mode(Provider& provider, const Settings& settings) {
  if (settings.response_mode.empty()) return {};
  if (provider.quirk == Quirk::kApple)
    return "response_mode: Apple answers by form_post only; leave this out";
  const bool posts = settings.response_mode == "form_post";
  if (posts && provider.protocol == Protocol::kOAuth2)
    return "response_mode: " + provider.kind + " answers by query only";
  provider.response_mode = posts ? ResponseMode::kFormPost : ResponseMode::kQuery;
  return {};
}

Problem apply_algorithms(Provider& provider, const Settings& settings) {
  if (settings.algorithms.empty()) return {};
  std::vector<jose::Algorithm> chosen;
  for (const std::string& name : settings.algorithms) {
    const auto algorithm = jose::parse_algorithm(name);
    const auto& offered = provider.algorithms;
    if (!algorithm || std::find(offered.begin(), offered.end(), *algorithm) == offered.end()) {
      return "algorithms: " + provider.kind + " does not sign with " + name;
    }
    chosen.push_back(*algorithm);
  }
  provider.algorithms = std::move(chosen);
  return {};
}

// The levels below the one that is asked for fall away.
void apply_acr(Provider& provider, const std::string& acr) {
  if (acr.empty()) return;
  auto& levels = provider.acr_values;
  const auto least = std::find(levels.begin(), levels.end(), acr);
  if (least == levels.end()) {
    levels = {acr};
  } else {
    levels.erase(levels.begin(), least);
  }
}

Problem apply_authority(Provider& provider, const Settings& settings) {
  if (!settings.authoritative_mail) return {};
  if (provider.kind != "openid") {
    return "authoritative_mail: is known of " + provider.kind + " already; only for the kind \"openid\"";
  }
  provider.authority.always = true;
  return {};
}

void apply_rest(Provider& provider, const Settings& settings) {
  provider.id = settings.id;
  provider.client_id = settings.client_id;
  provider.enabled = settings.enabled;
  if (!settings.name.empty()) provider.name = settings.name;
  provider.pushes_requests = settings.push;
  provider.userinfo_is_signed = provider.userinfo_is_signed || settings.signed_userinfo;
  provider.posts_bearer = settings.bearer_in_body;
  if (settings.max_age_seconds > 0) provider.max_age = static_cast<std::int64_t>(settings.max_age_seconds);
  apply_acr(provider, settings.acr);
}

}  // namespace

Expected<Provider, std::string> configure(Provider provider, const Settings& settings,
                                          const config::Config::Login& login) {
  if (auto problem = apply_issuer(provider, settings, reach_of(login))) return *problem;
  if (auto problem = apply_tenant(provider, settings)) return *problem;
  if (auto problem = apply_pkce(provider, settings)) return *problem;
  if (auto problem = apply_client_auth(provider, settings)) return *problem;
  if (auto problem = apply_response_mode(provider, settings)) return *problem;
  if (auto problem = apply_algorithms(provider, settings)) return *problem;
  if (auto problem = apply_authority(provider, settings)) return *problem;
  apply_rest(provider, settings);
  if (settings.enabled) {
    if (auto problem = apply_secret(provider, settings)) return *problem;
  }
  return provider;
}

}  // namespace guichet::login
