#include <algorithm>

#include "crypto/blind_index.hpp"
#include "http/form_urlencoded.hpp"
#include "routes/guards.hpp"
#include "routes/login_arrive.hpp"
#include "routes/login_journey.hpp"
#include "routes/login_start.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "store/used_challenges.hpp"

// An ID token that a page got from its provider by itself (Google One Tap, FedCM) and posts here. Its nonce is the page's
// challenge: only the page that asked for the token can take what comes of it.
namespace guichet::routes {
namespace {

constexpr std::string_view kDoubleSubmit = "g_csrf_token";

struct Credential {
  std::string token;
  std::string double_submit;
};

// The same word in a cookie and in the body: the page and the request are of one browser.
bool is_of_browser(const http::Request& request, const Credential& credential) {
  return !credential.double_submit.empty() && http::find_cookie(request, kDoubleSubmit) == credential.double_submit;
}

// True the first time that somebody hands it in, as long as it could be good. Known by what is signed: of some signatures
// there is a second spelling that is as good.
http::Task<store::Result<bool>> use_once(const Services& services, std::string token, Millis good_until) {
  token.erase(std::min(token.rfind('.'), token.size()));
  auto job = [&services, token = std::move(token), good_until](store::Transaction& transaction) {
    return store::use_challenge(transaction, kTenant,
                                crypto::blind_index(services.keys, kTenant, "login-credential", token), good_until);
  };
  co_return co_await store::write<http::Executor>(*services.store.writer, job);
}

http::Task<http::Response> accept(const Services& services, const http::Request& request,
                                  const login::Provider& provider, login::Pending pending, Credential credential) {
  const std::string no_state;
  auto signed_in = co_await login::accept_credential(*services.login, provider, credential.token,
                                                     pending.challenge);
  if (!signed_in) co_return co_await turn_back(services, pending, no_state, signed_in.error());
  const auto is_first = co_await use_once(services, std::move(credential.token), signed_in->good_until);
  if (!is_first) co_return unavailable(is_first.error());
  if (!*is_first) co_return co_await turn_back(services, pending, no_state, login::refused("credential.replayed"));
  co_return co_await arrive(services, request, provider, pending, no_state, *std::move(signed_in));
}

http::Task<http::Response> receive(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  const login::Provider* provider = find_provider(services, request);
  if (provider == nullptr || !provider->uses_nonce) co_return failed_page(services, request, 404, "page.login_refused.");
  const auto setting_out = read_setting_out(services, request, *provider);
  if (!setting_out) co_return failed_page(services, request, setting_out.error());
  Credential credential{http::form_field(request.body, "credential"), http::form_field(request.body, kDoubleSubmit)};
  const bool is_good = !setting_out->pending.challenge.empty() && is_of_browser(request, credential);
  if (!is_good) co_return failed_page(services, request, 400);
  co_return co_await accept(services, request, *provider, setting_out->pending, std::move(credential));
}

}  // namespace

void add_credential_route(http::Router& router, const Services& services) {
  if (services.login == nullptr) return;
  router.add("POST", "/login/{provider}/credential",
             [&services](const http::Request& request) { return receive(services, request); });
}

}  // namespace guichet::routes
