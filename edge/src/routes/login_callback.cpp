#include <spdlog/spdlog.h>

#include "login/callback_parameters.hpp"
#include "routes/guards.hpp"
#include "routes/login_arrive.hpp"
#include "routes/login_journey.hpp"
#include "routes/login_start.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"

namespace guichet::routes {
namespace {

using login::Failure;
using login::FailureKind;

Failure failure_of(const std::string& error) {
  for (const std::string_view denied : {"access_denied", "user_cancelled_login", "user_cancelled_authorize",
                                        "consent_required", "login_required", "interaction_required"}) {
    if (error == denied) return {FailureKind::kDenied, "callback.denied"};
  }
  const bool is_down = error == "temporarily_unavailable" || error == "server_error";
  return {is_down ? FailureKind::kUnavailable : FailureKind::kRefused, "callback.error"};
}

// The answer names its provider where that says it would, and never another one (RFC 9207 section 2.4).
std::optional<Failure> check_issuer(const login::CallbackParameters& parameters, const login::Metadata& metadata) {
  if (parameters.issuer.empty()) {
    return metadata.announces_issuer ? std::optional(login::refused("callback.missing_issuer")) : std::nullopt;
  }
  return parameters.issuer == metadata.issuer ? std::nullopt : std::optional(login::refused("callback.wrong_issuer"));
}

std::optional<Failure> check_parameters(const login::CallbackParameters& parameters) {
  if (parameters.is_ambiguous) return login::refused("callback.ambiguous");
  if (!parameters.error.empty() && !parameters.code.empty()) return login::refused("callback.code_and_error");
  if (!parameters.error.empty()) return failure_of(parameters.error);
  if (parameters.code.empty()) return login::refused("callback.no_code");
  return std::nullopt;
}

std::optional<Failure> check_taken(login::TakenState state) {
  switch (state) {
    case login::TakenState::kGood:
      return std::nullopt;
    case login::TakenState::kExpired:
      return Failure{FailureKind::kExpired, "callback.expired"};
    case login::TakenState::kUsed:
      return Failure{FailureKind::kExpired, "callback.replayed"};
    default:
      return login::refused("callback.other_provider");
  }
}

// Everything that can be known to be wrong before the provider is asked for tokens.
http::Task<std::optional<Failure>> find_problem(const Services& services, const login::Provider& provider,
                                                login::TakenState state, const login::CallbackParameters& parameters) {
  if (auto problem = check_taken(state)) co_return problem;
  const auto metadata = co_await services.login->directory.metadata(provider);
  if (!metadata) co_return metadata.error();
  if (auto problem = check_issuer(parameters, **metadata)) co_return problem;
  co_return check_parameters(parameters);
}

std::string browser_of(const http::Request& request, const login::Provider& provider) {
  return http::find_cookie(request, browser_cookie(provider)).value_or("");
}

// Spent before the provider is asked for anything, for every later callback; the disk is not waited for: what a power
// cut brings back to life would need the same browser and another code.
http::Task<store::Result<login::Taken>> take(const Services& services, const http::Request& request,
                                             const login::Provider& provider, std::string state) {
  auto job = [&services, id = provider.id, state,
              browser = browser_of(request, provider)](
                 store::Transaction& transaction) {
    return login::take_pending(transaction, services.keys, kTenant, "login", id, state, browser, services.clock());
  };
  co_return co_await store::write_early<http::Executor>(*services.store.writer, job);
}

http::Task<http::Response> finish(const Services& services, const http::Request& request,
                                  const login::Provider& provider, login::Taken taken,
                                  login::CallbackParameters parameters) {
  auto problem = co_await find_problem(services, provider, taken.state, parameters);
  if (problem) co_return co_await turn_back(services, taken.pending, parameters.state, *problem);
  const forms::PublishedForm* form = services.forms.find(taken.pending.form);
  login::Attempt attempt{{parameters.code, taken.pending.redirect_uri, taken.pending.verifier},
                         taken.pending.nonce,
                         form == nullptr ? std::vector<std::string>() : form->tokens,
                         parameters.user};
  auto signed_in = co_await login::sign_in(*services.login, provider, std::move(attempt));
  if (!signed_in) co_return co_await turn_back(services, taken.pending, parameters.state, signed_in.error());
  co_return co_await arrive(services, request, provider, taken.pending, parameters.state, *std::move(signed_in));
}

// A state that nobody set out with: whoever waits in this browser goes back to the form, everybody else is told.
http::Task<http::Response> receive_lost(const Services& services, const http::Request& request,
                                        const login::Provider& provider) {
  auto job = [&services, id = provider.id, browser = browser_of(request, provider)](store::Database& database) {
    return login::find_waiting(database, services.keys, kTenant, id, browser, services.clock());
  };
  const auto waiting = co_await store::read<http::Executor>(*services.store.reader, job);
  if (!waiting) co_return unavailable(waiting.error());
  login::Failure failure = login::refused("callback.unknown_state");
  const std::string no_state;
  if (*waiting) co_return co_await turn_back(services, **waiting, no_state, std::move(failure));
  spdlog::warn("login {}: {}", provider.id, failure.code);
  co_return failed_page(services, request, 400);
}

http::Task<http::Response> receive(const Services& services, const http::Request& request,
                                   const login::Provider& provider, std::string_view text) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  auto parameters = login::parse_callback(text);
  if (!parameters || parameters->state.empty()) co_return co_await receive_lost(services, request, provider);
  auto taken = co_await take(services, request, provider, parameters->state);
  if (!taken) co_return unavailable(taken.error());
  if (taken->state == login::TakenState::kUnknown) co_return co_await receive_lost(services, request, provider);
  if (taken->state == login::TakenState::kOtherBrowser) {
    spdlog::warn("login {}: callback.other_browser", provider.id);
    co_return failed_page(services, request, 400);
  }
  co_return co_await finish(services, request, provider, *std::move(taken), *std::move(parameters));
}

http::Response not_allowed(const Services& services, const http::Request& request, std::string_view allowed) {
  auto response = failed_page(services, request, 405);
  response.set_header("Allow", std::string(allowed));
  return response;
}

// Each provider answers in one way: a query, or a form that its page posts.
http::Task<http::Response> route(const Services& services, const http::Request& request, login::ResponseMode mode) {
  const login::Provider* provider = find_provider(services, request);
  if (provider == nullptr) co_return failed_page(services, request, 404);
  const bool is_post = mode == login::ResponseMode::kFormPost;
  if (provider->response_mode != mode) co_return not_allowed(services, request, is_post ? "GET, HEAD" : "POST");
  if (is_post && !request.has_media_type("application/x-www-form-urlencoded")) {
    co_return failed_page(services, request, 415);
  }
  co_return co_await receive(services, request, *provider, is_post ? request.body : request.query);
}

}  // namespace

void add_login_routes(http::Router& router, const Services& services) {
  if (services.login == nullptr) return;
  add_login_start_route(router, services);
  router.add("GET", "/login/{provider}/callback", [&services](const http::Request& request) {
    return route(services, request, login::ResponseMode::kQuery);
  });
  router.add("POST", "/login/{provider}/callback", [&services](const http::Request& request) {
    return route(services, request, login::ResponseMode::kFormPost);
  });
}

}  // namespace guichet::routes
