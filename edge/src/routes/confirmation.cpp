#include "optin/confirmation.hpp"

#include "http/security_headers.hpp"
#include "routes/guards.hpp"
#include "routes/routes.hpp"

namespace guichet::routes {
namespace {

std::string page_locale(const http::Request& request, const optin::Link& link) {
  if (!link.locale.empty()) return link.locale;
  return choose_locale(request.find_header("Accept-Language").value_or(""));
}

http::Response show(const Services& services, const http::Request& request, const optin::Link& link) {
  const std::string locale = page_locale(request, link);
  switch (link.state) {
    case optin::LinkState::kReady: return http::respond_page(200, services.pages.confirm(locale));
    case optin::LinkState::kConfirmed: return http::respond_page(200, services.pages.confirmed(locale));
    case optin::LinkState::kInvalid: break;
  }
  return http::respond_page(410, services.pages.link_invalid(locale));
}

http::Task<http::Response> look_up(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  auto job = [&services, token = std::string(request.parameter("token"))](store::Database& database) {
    return optin::look_up(database, services.keys, token, services.clock());
  };
  const auto link = co_await store::read<http::Executor>(*services.store.reader, job);
  if (!link) co_return unavailable(link.error());
  co_return show(services, request, *link);
}

http::Task<http::Response> confirm(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  auto job = [&services, token = std::string(request.parameter("token"))](store::Transaction& transaction) {
    return optin::confirm(transaction, services.keys, services.policy, token, services.clock());
  };
  const auto link = co_await store::write<http::Executor>(*services.store.writer, job);
  if (!link) co_return unavailable(link.error());
  if (link->state == optin::LinkState::kConfirmed) services.count("confirmation", "confirmed");
  co_return show(services, request, *link);
}

}  // namespace

void add_confirmation_routes(http::Router& router, const Services& services) {
  router.add("GET", "/confirm/{token}",
             [&services](const http::Request& request) { return look_up(services, request); });
  router.add("POST", "/confirm/{token}",
             [&services](const http::Request& request) { return confirm(services, request); });
}

}  // namespace guichet::routes
