#include "crypto/token.hpp"
#include "http/security_headers.hpp"
#include "identities/result.hpp"
#include "routes/guards.hpp"
#include "routes/login_journey.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "signup/challenge.hpp"

// Where somebody comes back to whose page has no scripts: the edge shows the form, filled in.
namespace guichet::routes {
namespace {

// "state.code", as go_back() has put it into the cookie.
struct Place {
  std::string state;
  std::string code;
};

std::optional<Place> read_place(const http::Request& request) {
  const auto cookie = http::find_cookie(request, kReturnCookie);
  if (!cookie || cookie->size() != 2 * crypto::kTokenLength + 1) return std::nullopt;
  return Place{cookie->substr(0, crypto::kTokenLength), cookie->substr(crypto::kTokenLength + 1)};
}

struct Found {
  std::optional<login::Pending> pending;
  std::optional<identities::TakenResult> result;
};

http::Task<store::Result<Found>> look(const Services& services, const http::Request& request, Place place) {
  const auto cookie = [&request](std::string_view name) { return http::find_cookie(request, name).value_or(""); };
  auto job = [&services, place, session = cookie(kSessionCookie), browser = cookie(kBrowserCookie),
              posted = cookie(kPostedBrowserCookie)](store::Transaction& transaction) -> store::Result<Found> {
    Found found;
    for (const std::string& each : {browser, posted}) {
      auto pending = login::find_pending(transaction, services.keys, kTenant, place.state, each);
      if (!pending) return pending.error();
      if (*pending) found.pending = **std::move(pending);
    }
    if (!found.pending) return found;
    const identities::ResultOrder order{std::string(kTenant), found.pending->site, place.code, {}, session};
    auto result = identities::take_result(transaction, services.keys, services.identities(), order, services.clock());
    if (!result) return result.error();
    found.result = *std::move(result);
    return found;
  };
  co_return co_await store::write<http::Executor>(*services.store.writer, job);
}

// What was typed stands; what the provider says fills what is empty.
http::Response show(const Services& services, const forms::PublishedForm& form, const Found& found) {
  std::map<std::string, std::string> values = found.pending->values;
  Unsent unsent{{}, signup::new_challenge(services.keys, form, services.clock())};
  if (found.result) {
    unsent.login = found.result->ticket;
    for (const auto& [field, value] : found.result->values) {
      if (values[field].empty()) values[field] = value;
    }
  }
  const auto state = found.result ? found.result->state : identities::ArrivalState::kFailed;
  const std::string name = services.identities().name_of(found.pending->provider);
  return http::respond_page(
      200, services.pages.form_filled(form, values, std::move(unsent), identities::arrival_state_name(state), name));
}

http::Task<http::Response> come_back(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  const auto place = read_place(request);
  if (!place) co_return failed_page(services, request, 410);
  const auto found = co_await look(services, request, *place);
  if (!found) co_return unavailable(found.error());
  const forms::PublishedForm* form = found->pending ? services.forms.find(found->pending->form) : nullptr;
  if (form == nullptr) co_return failed_page(services, request, 410);
  co_return show(services, *form, *found);
}

}  // namespace

void add_login_return_routes(http::Router& router, const Services& services) {
  if (services.login == nullptr) return;
  router.add("GET", "/login/return",
             [&services](const http::Request& request) { return come_back(services, request); });
  router.add("GET", "/login/return.js", http::immediate([&services](const http::Request&) {
               auto response = http::respond(200, "text/javascript; charset=utf-8", services.pages.return_script());
               response.set_header("Cache-Control", "public, max-age=300");
               response.set_header("X-Content-Type-Options", "nosniff");
               return response;
             }));
}

}  // namespace guichet::routes
