#include "routes/login_journey.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "http/security_headers.hpp"
#include "jose/base64url.hpp"
#include "routes/guards.hpp"
#include "routes/link_pages.hpp"
#include "routes/tenant.hpp"

namespace guichet::routes {
namespace {

constexpr std::string_view kPopupPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

identities::ArrivalState state_of(login::FailureKind kind) {
  switch (kind) {
    case login::FailureKind::kDenied:
      return identities::ArrivalState::kDenied;
    case login::FailureKind::kUnavailable:
      return identities::ArrivalState::kUnavailable;
    case login::FailureKind::kExpired:
      return identities::ArrivalState::kExpired;
    case login::FailureKind::kRefused:
      break;
  }
  return identities::ArrivalState::kFailed;
}

http::Response popup_page(const Services& services, const login::Pending& pending, const std::string& code,
                          const std::string& address) {
  const Json data{{"code", code}, {"origin", pending.origin}, {"address", address}};
  auto response = http::respond(200, "text/html; charset=utf-8", services.pages.login_return(pending.locale, data));
  http::add_page_headers(response, kPopupPolicy);
  return response;
}

}  // namespace

std::string_view browser_cookie(const login::Provider& provider) {
  return provider.response_mode == login::ResponseMode::kFormPost ? kPostedBrowserCookie : kBrowserCookie;
}

const login::Provider* find_provider(const Services& services, const http::Request& request) {
  const login::Provider* provider =
      services.providers == nullptr ? nullptr : services.providers->find(request.parameter("provider"));
  return provider != nullptr && provider->enabled ? provider : nullptr;
}

http::Response failed_page(const Services& services, const http::Request& request, unsigned status,
                           std::string_view words) {
  return http::respond_page(status, services.pages.notice(browser_locale(request), words));
}

http::Response see_other(std::string location) {
  http::Response response;
  response.status = 303;
  response.set_header("Location", std::move(location));
  http::add_page_headers(response);
  return response;
}

http::Response go_back(const Services& services, const login::Pending& pending, const std::string& code,
                       std::string_view state) {
  if (pending.challenge.empty()) {
    auto response = see_other("/login/return");
    http::set_host_cookie(response, kReturnCookie, std::string(state) + "." + code, 600, http::SameSite::kLax);
    return response;
  }
  const std::string address = pending.origin + pending.return_to + "#guichet-login=" + code;
  return pending.is_popup ? popup_page(services, pending, code, address) : see_other(address);
}

http::Task<http::Response> turn_back(const Services& services, login::Pending pending, std::string state,
                                     login::Failure failure) {
  spdlog::warn("login {}: {}", pending.provider, failure.code);
  services.count("login", state_of(failure.kind) == identities::ArrivalState::kDenied ? "denied" : "failed");
  auto job = [&services, journey = journey_of(pending), why = state_of(failure.kind)](store::Transaction& transaction) {
    return identities::turn_back(transaction, services.keys, journey, why, services.clock());
  };
  const auto code = co_await store::write<http::Executor>(*services.store.writer, job);
  if (!code) co_return unavailable(code.error());
  co_return go_back(services, pending, *code, state);
}

identities::Journey journey_of(const login::Pending& pending) {
  identities::Journey journey{std::string(kTenant), pending.site,     pending.form,
                              pending.locale,       pending.provider, std::nullopt};
  const auto challenge = jose::decode_base64url(pending.challenge);
  if (challenge && challenge->size() == 32) {
    std::copy(challenge->begin(), challenge->end(), journey.challenge.emplace().begin());
  }
  return journey;
}

}  // namespace guichet::routes
