#include "crypto/token.hpp"
#include "http/form_urlencoded.hpp"
#include "identities/sessions.hpp"
#include "login/return_place.hpp"
#include "outbound/form_encode.hpp"
#include "routes/guards.hpp"
#include "routes/link_pages.hpp"
#include "routes/login_journey.hpp"
#include "routes/logout.hpp"
#include "http/security_headers.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"

// Signing out here, and then at the provider (OpenID Connect RP-Initiated Logout 1.0).
namespace guichet::routes {
namespace {

// Without form-action: browsers hold it against where the answer to a form leads, too, which is the provider's own page.
constexpr std::string_view kSignOutPolicy =
    "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

http::Response question_page(const Services& services, const http::Request& request) {
  auto response = http::respond_page(200, services.pages.question(browser_locale(request), "page.sign_out."));
  http::add_page_headers(response, kSignOutPolicy);
  return response;
}

std::string done_address(const Services& services) { return services.policy.public_url + "/logout/done"; }

// A page of ours hides its origin from everybody, itself included; browsers tell by another header that it is ours.
bool is_own_page(const http::Request& request) { return request.find_header("Sec-Fetch-Site") == "same-origin"; }

// Where to go afterwards: a page of the site that asks, if it names one.
std::optional<login::Pending> read_place(const Services& services, const http::Request& request) {
  if (is_own_page(request) && request.find_header("Origin") == "null") {
    login::Pending own;
    own.purpose = "logout";
    return own;
  }
  const Site* site = services.access.find_page(request);
  if (site == nullptr) return std::nullopt;
  login::Pending pending;
  pending.purpose = "logout";
  pending.site = site->id;
  pending.origin = *request.find_header("Origin");
  pending.return_to = http::form_field(request.body, "return_to");
  const bool is_good = pending.return_to.empty() || login::is_return_path(pending.return_to, site->pages);
  return is_good ? std::optional(pending) : std::nullopt;
}

http::Task<store::Result<std::optional<identities::Session>>> end(const Services& services, std::string cookie) {
  auto job = [&services, cookie = std::move(cookie)](store::Transaction& transaction)
      -> store::Result<std::optional<identities::Session>> {
    auto session = identities::find_session(transaction, services.keys, kTenant, cookie, services.clock());
    if (!session || !*session) return session;
    const auto ended =
        identities::end_session(transaction, services.keys, kTenant, cookie, "logout", services.clock());
    if (!ended) return ended.error();
    return session;
  };
  co_return co_await store::write<http::Executor>(*services.store.writer, job);
}

// The provider's own page for it, where it has one and knows whose session it is.
http::Task<std::string> next_address(const Services& services, const std::optional<identities::Session>& session,
                                     const std::string& state) {
  const outbound::Parameters back{{"state", state}};
  const login::Provider* provider =
      session && services.login != nullptr ? services.providers->find(session->provider) : nullptr;
  if (provider == nullptr || session->id_token.empty()) co_return outbound::with_query("/logout/done", back);
  const auto metadata = co_await services.login->directory.metadata(*provider);
  const bool has_page = metadata && !(*metadata)->endpoints.end_session.empty();
  if (!has_page) co_return outbound::with_query("/logout/done", back);
  co_return outbound::with_query((*metadata)->endpoints.end_session,
                                 {{"id_token_hint", session->id_token},
                                  {"post_logout_redirect_uri", done_address(services)},
                                  {"client_id", provider->client_id},
                                  {"state", state}});
}

// The cookie does not come along when another site's page posts: then the person says it once more on a page of ours.
http::Task<http::Response> sign_out(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  auto pending = read_place(services, request);
  if (!pending) co_return failed_page(services, request, 403);
  const auto cookie = http::find_cookie(request, kSessionCookie);
  if (!cookie) co_return see_other("/logout");
  const auto session = co_await end(services, *cookie);
  if (!session) co_return unavailable(session.error());
  if (*session) pending->provider = (*session)->provider;
  const std::string state = crypto::new_token();
  const std::string browser = crypto::new_token();
  auto job = [&services, pending = *pending, state, browser](store::Transaction& transaction) -> store::Result<Done> {
    return login::keep_pending(transaction, services.keys, kTenant, pending, state, browser, services.clock());
  };
  const auto kept = co_await store::write<http::Executor>(*services.store.writer, job);
  if (!kept) co_return unavailable(kept.error());
  auto response = see_other(co_await next_address(services, *session, state));
  http::set_host_cookie(response, kSessionCookie, "", 0, http::SameSite::kLax);
  http::set_host_cookie(response, kBrowserCookie, browser, login::kPendingLifetime / 1000, http::SameSite::kLax);
  co_return response;
}

// Back from the provider, with the state that was sent: any other one did not come from here.
http::Task<http::Response> come_back(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  auto job = [&services, state = http::form_field(request.query, "state"),
              browser = http::find_cookie(request, kBrowserCookie).value_or("")](store::Transaction& transaction) {
    return login::take_pending(transaction, services.keys, kTenant, "logout", {}, state, browser, services.clock());
  };
  const auto taken = co_await store::write<http::Executor>(*services.store.writer, job);
  if (!taken) co_return unavailable(taken.error());
  if (taken->state != login::TakenState::kGood) {
    // It leads nowhere, but whoever has no session here has nothing more to do.
    const bool is_out = !http::find_cookie(request, kSessionCookie);
    co_return is_out ? failed_page(services, request, 200, "page.signed_out.") : failed_page(services, request, 400);
  }
  const login::Pending& pending = taken->pending;
  if (!pending.return_to.empty()) co_return see_other(pending.origin + pending.return_to);
  co_return failed_page(services, request, 200, "page.signed_out.");
}

}  // namespace

void add_logout_routes(http::Router& router, const Services& services) {
  if (services.login == nullptr) return;
  router.add("GET", "/logout", http::immediate([&services](const http::Request& request) {
               return question_page(services, request);
             }));
  router.add("POST", "/logout", [&services](const http::Request& request) { return sign_out(services, request); });
  router.add("GET", "/logout/done",
             [&services](const http::Request& request) { return come_back(services, request); });
  add_backchannel_route(router, services);
}

}  // namespace guichet::routes
