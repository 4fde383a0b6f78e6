#include "optin/confirmation.hpp"

#include "http/even_time.hpp"
#include "http/form_urlencoded.hpp"
#include "http/rate_limit.hpp"
#include "http/security_headers.hpp"
#include "optin/resend.hpp"
#include "routes/guards.hpp"
#include "routes/link_pages.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"

namespace guichet::routes {
namespace {

std::string render(const Pages& pages, std::string_view locale, LinkState state) {
  switch (state) {
    case LinkState::kReady:
      return pages.question(locale, "page.confirm.");
    case LinkState::kDone:
      return pages.notice(locale, "page.confirmed.");
    case LinkState::kAlready:
      return pages.notice(locale, "page.already_confirmed.");
    case LinkState::kInvalid:
      break;
  }
  return pages.resend(locale, "page.link_invalid.");
}

Result<optin::ResendRequest> read_resend(const http::Request& request) {
  const auto fields = http::parse_form_urlencoded(request.body);
  if (!fields) return fields.error();
  optin::ResendRequest resend{std::string(kTenant), {}, http::client_network(request.peer)};
  for (const auto& [name, value] : *fields) {
    if (name == "email") resend.address = value;
  }
  return resend;
}

// The page that follows says the same whatever was done.
http::Task<http::Response> resend(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  if (auto refusal = refuse_other_media_type(request, "application/x-www-form-urlencoded")) {
    co_return *std::move(refusal);
  }
  const auto wanted = read_resend(request);
  if (!wanted) co_return http::problem(wanted.error());
  auto job = [&services, wanted = *wanted](store::Transaction& transaction) {
    return optin::resend(transaction, services.keys, services.policy, services.forms, wanted,
                         services.clock());
  };
  const http::EvenTime time(services.answer_step);
  const auto done = co_await store::write<http::Executor>(*services.store.writer, job);
  co_await time.end();
  if (!done) co_return unavailable(done.error());
  co_return http::respond_page(200, services.pages.notice(browser_locale(request), "page.resent."));
}

}  // namespace

void add_confirmation_routes(http::Router& router, const Services& services) {
  const auto confirm = [&services](store::Transaction& transaction, const crypto::Keys& keys, const LinkUse& used,
                                   Millis now) -> store::Result<Link> {
    const auto confirmed = optin::confirm(transaction, keys, services.policy, used.token, {used.session, false}, now);
    if (!confirmed) return confirmed.error();
    return confirmed->link;
  };
  const LinkKind confirmation{optin::look_up, confirm, render, "confirmation", "confirmed"};
  router.add("GET", "/confirm/{token}", shows_link(services, confirmation));
  router.add("POST", "/confirm/{token}", uses_link(services, confirmation));
  router.add("GET", "/confirm", http::immediate([&services](const http::Request& request) {
               return http::respond_page(200, services.pages.resend(browser_locale(request), "page.resend."));
             }));
  router.add("POST", "/confirm",
             [&services](const http::Request& request) { return resend(services, request); });
}

}  // namespace guichet::routes
