#include <algorithm>

#include "crypto/token.hpp"
#include "http/form_urlencoded.hpp"
#include "jose/base64url.hpp"
#include "json/json.hpp"
#include "login/authorization.hpp"
#include "login/claims.hpp"
#include "login/return_place.hpp"
#include "outbound/await.hpp"
#include "providers/offered.hpp"
#include "providers/redirect_uri.hpp"
#include "providers/quirk.hpp"
#include "routes/guards.hpp"
#include "routes/link_pages.hpp"
#include "routes/login_arrive.hpp"
#include "routes/login_journey.hpp"
#include "routes/login_start.hpp"
#include "routes/tenant.hpp"

namespace guichet::routes {
namespace {

bool is_challenge(std::string_view text) {
  const auto bytes = jose::decode_base64url(text);
  return bytes && bytes->size() == 32;
}

// What the fields of the page say, once it is known whose page it is.
bool take_field(login::Pending& pending, const forms::PublishedForm*& form, const Services& services,
                const std::string& name, const std::string& value) {
  if (name == "form") {
    form = services.forms.find(value);
    pending.form = value;
    return form != nullptr;
  }
  if (name == "return_to") pending.return_to = value;
  if (name == "challenge") pending.challenge = value;
  if (name == "locale" && value.size() <= 35) pending.locale = value;
  if (name == "display") pending.is_popup = value == "popup";
  return true;
}

bool is_offered(const Services& services, const forms::PublishedForm& form, const login::Provider& provider) {
  const auto offered = login::offered(*services.providers, form.login);
  return std::find(offered.begin(), offered.end(), &provider) != offered.end();
}

// Only what the form asks for is kept of what a page without scripts sends along.
void keep_values(login::Pending& pending, const forms::PublishedForm& form, const http::FormFields& fields) {
  if (!pending.challenge.empty()) return;
  for (const auto& [name, value] : fields) {
    if (find_member(form.description["fields"], name) != nullptr) pending.values[name] = value;
  }
}

// Pushes the request where the provider wants that (RFC 9126); the parameters that stand in the URL then.
http::Task<Expected<outbound::Parameters, login::Failure>> push(const login::Surroundings& surroundings,
                                                                const login::Provider& provider,
                                                                const login::Metadata& metadata,
                                                                outbound::Parameters parameters) {
  const std::string& url = metadata.endpoints.pushed_authorization;
  if (url.empty() || !(metadata.requires_push || provider.pushes_requests)) co_return parameters;
  const std::string secret = login::client_secret(provider, surroundings.clock());
  outbound::Parameters own = parameters;
  if (provider.client_auth != login::ClientAuth::kSecretBasic) {
    own.erase(std::remove_if(own.begin(), own.end(), [](const auto& each) { return each.first == "client_id"; }),
              own.end());
  }
  auto start = [&client = surroundings.client,
                request = login::client_request(provider, url, std::move(own), secret)](
                   outbound::Client::Handler done) { client.fetch(request, std::move(done)); };
  const auto response = co_await outbound::await_callback<outbound::Response, http::Executor>(start);
  const auto answer = response.failure.empty() && response.status == 201 ? parse_json(response.body) : Result<Json>(Json());
  const auto uri = answer ? login::text_claim(*answer, "request_uri") : std::nullopt;
  if (!uri) {
    co_return login::Failure{login::FailureKind::kUnavailable,
                             "push." + (response.failure.empty() ? std::to_string(response.status) : response.failure)};
  }
  co_return outbound::Parameters{{"client_id", provider.client_id}, {"request_uri", *uri}};
}

std::string browser_of(const http::Request& request, const login::Provider& provider) {
  const auto known = http::find_cookie(request, browser_cookie(provider));
  return known && crypto::is_token(*known) ? *known : crypto::new_token();
}

// Where the browser is sent to.
http::Task<Expected<std::string, login::Failure>> address_of(const Services& services, const login::Provider& provider,
                                                             outbound::Parameters parameters) {
  const auto metadata = co_await services.login->directory.metadata(provider);
  if (!metadata) co_return metadata.error();
  const auto asked = co_await push(*services.login, provider, **metadata, std::move(parameters));
  if (!asked) co_return asked.error();
  co_return outbound::with_query((*metadata)->endpoints.authorization, *asked);
}

http::Task<http::Response> leave_or_turn_back(const Services& services, login::Pending pending, std::string state,
                                              Expected<std::string, login::Failure> address) {
  if (address) co_return see_other(*address);
  co_return co_await turn_back(services, std::move(pending), std::move(state), address.error());
}

http::Task<http::Response> leave(const Services& services, const http::Request& request,
                                 const login::Provider& provider, login::Pending pending,
                                 const forms::PublishedForm& form) {
  const login::Secrets secrets = login::new_secrets();
  const std::string browser = browser_of(request, provider);
  pending.redirect_uri = login::redirect_uri(services.policy.public_url, provider);
  pending.nonce = secrets.nonce;
  if (provider.uses_pkce) pending.verifier = secrets.verifier;
  auto parameters =
      login::authorization_parameters(provider, secrets, pending.redirect_uri,
                                      login::scopes_for(provider, form.tokens), pending.locale);
  const auto address = co_await address_of(services, provider, std::move(parameters));
  auto job = [&services, pending, state = secrets.state, browser](store::Transaction& transaction) -> store::Result<Done> {
    return login::keep_pending(transaction, services.keys, kTenant, pending, state, browser, services.clock());
  };
  const auto kept = co_await store::write<http::Executor>(*services.store.writer, job);
  if (!kept) co_return unavailable(kept.error());
  auto response = co_await leave_or_turn_back(services, std::move(pending), secrets.state, address);
  const bool is_posted = provider.response_mode == login::ResponseMode::kFormPost;
  http::set_host_cookie(response, browser_cookie(provider), browser, login::kPendingLifetime / 1000,
                        is_posted ? http::SameSite::kNone : http::SameSite::kLax);
  co_return response;
}

// Signing in begins with a form that one of our pages posts (login CSRF: RFC 9700 section 4.7).
http::Task<http::Response> start(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  const login::Provider* provider = find_provider(services, request);
  if (provider == nullptr) co_return failed_page(services, request, 404, "page.login_refused.");
  const auto setting_out = read_setting_out(services, request, *provider);
  if (!setting_out) co_return failed_page(services, request, setting_out.error(), "page.login_refused.");
  co_return co_await leave(services, request, *provider, setting_out->pending, *setting_out->form);
}

}  // namespace

Expected<SettingOut, unsigned> read_setting_out(const Services& services, const http::Request& request,
                                                const login::Provider& provider) {
  const Site* site = services.access.find_page(request);
  if (site == nullptr) return 403U;
  if (!request.has_media_type("application/x-www-form-urlencoded")) return 415U;
  const auto fields = http::parse_form_urlencoded(request.body);
  if (!fields) return 400U;
  SettingOut setting_out;
  login::Pending& pending = setting_out.pending;
  pending.provider = provider.id;
  pending.site = site->id;
  pending.origin = *request.find_header("Origin");
  for (const auto& [name, value] : *fields) {
    if (!take_field(pending, setting_out.form, services, name, value)) return 400U;
  }
  if (setting_out.form == nullptr) return 400U;
  if (!is_offered(services, *setting_out.form, provider)) return 404U;
  if (pending.locale.empty()) pending.locale = setting_out.form->locale;
  const bool has_page = !pending.challenge.empty();
  if (has_page && !is_challenge(pending.challenge)) return 400U;
  const bool names_place = has_page || !pending.return_to.empty();
  if (names_place && !login::is_return_path(pending.return_to, site->pages)) return 400U;
  keep_values(pending, *setting_out.form, *fields);
  return setting_out;
}

void add_login_start_route(http::Router& router, const Services& services) {
  router.add("POST", "/login/{provider}",
             [&services](const http::Request& request) { return start(services, request); });
}

}  // namespace guichet::routes
