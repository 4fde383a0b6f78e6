#include "people/join.hpp"

#include "http/security_headers.hpp"
#include "routes/guards.hpp"
#include "routes/routes.hpp"

namespace guichet::routes {
namespace {

http::Response show(const Services& services, const http::Request& request, const people::JoinLink& link) {
  const std::string locale =
      link.locale.empty() ? choose_locale(request.find_header("Accept-Language").value_or("")) : link.locale;
  switch (link.state) {
    case people::JoinState::kReady:
      return http::respond_page(200, services.pages.join(locale));
    case people::JoinState::kJoined:
      return http::respond_page(200, services.pages.joined(locale));
    case people::JoinState::kInvalid:
      break;
  }
  return http::respond_page(410, services.pages.join_invalid(locale));
}

http::Task<http::Response> look_up(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  auto job = [&services, token = std::string(request.parameter("token"))](store::Database& database) {
    return people::look_up_join(database, services.keys, token, services.clock());
  };
  const auto link = co_await store::read<http::Executor>(*services.store.reader, job);
  if (!link) co_return unavailable(link.error());
  co_return show(services, request, *link);
}

http::Task<http::Response> join(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  auto job = [&services, token = std::string(request.parameter("token"))](store::Transaction& transaction) {
    return people::join(transaction, services.keys, token, services.clock());
  };
  const auto link = co_await store::write<http::Executor>(*services.store.writer, job);
  if (!link) co_return unavailable(link.error());
  if (link->state == people::JoinState::kJoined) services.count("join", "proved");
  co_return show(services, request, *link);
}

}  // namespace

void add_join_routes(http::Router& router, const Services& services) {
  router.add("GET", "/join/{token}",
             [&services](const http::Request& request) { return look_up(services, request); });
  router.add("POST", "/join/{token}",
             [&services](const http::Request& request) { return join(services, request); });
}

}  // namespace guichet::routes
