#include "crypto/token.hpp"
#include "http/even_time.hpp"
#include "identities/click.hpp"
#include "identities/result.hpp"
#include "routes/backend.hpp"
#include "routes/guards.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"

// What a page asks after somebody came back from a provider: what became of it, and to connect the login.
namespace guichet::routes {
namespace {

constexpr std::size_t kMaxVerifier = 128;

// The site of a page; a backend has no visitors who sign in.
Result<std::string> site_of(const Services& services, const http::Request& request) {
  const auto caller = services.access.identify(request);
  if (!caller) return caller.error();
  if (caller->channel != signup::Channel::kBrowser) return Error{Errc::kRequestUnauthorized};
  return caller->site;
}

http::Response answer(const Json& body) {
  auto response = http::respond_json(200, write_json(body));
  response.set_header("Cache-Control", "no-store");
  return response;
}

Result<identities::ResultOrder> read_order(const Services& services, const http::Request& request) {
  const auto site = site_of(services, request);
  if (!site) return site.error();
  const auto body = read_body(request, {"v", "code", "verifier"});
  if (!body) return body.error();
  const auto code = required_string(*body, "code", "", crypto::kTokenLength);
  if (!code) return code.error();
  const auto verifier = required_string(*body, "verifier", "", kMaxVerifier);
  if (!verifier) return verifier.error();
  return identities::ResultOrder{std::string(kTenant), *site, *code, *verifier, {}};
}

http::Task<http::Response> take(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  const auto order = read_order(services, request);
  if (!order) co_return http::problem(order.error());
  auto job = [&services, order = *order](store::Transaction& transaction) {
    return identities::take_result(transaction, services.keys, services.identities(), order, services.clock());
  };
  const auto taken = co_await store::write<http::Executor>(*services.store.writer, job);
  if (!taken) co_return unavailable(taken.error());
  if (!*taken) co_return http::problem(Errc::kLoginNoLonger);
  co_return answer(identities::result_json(**taken));
}

struct Click {
  std::string site;
  std::string ticket;
};

Result<Click> read_click(const Services& services, const http::Request& request) {
  const auto site = site_of(services, request);
  if (!site) return site.error();
  const auto body = read_body(request, {"v", "ticket"});
  if (!body) return body.error();
  const auto ticket = required_string(*body, "ticket", "", crypto::kTokenLength);
  if (!ticket) return ticket.error();
  return Click{*site, *ticket};
}

http::Task<http::Response> connect(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  const auto click = read_click(services, request);
  if (!click) co_return http::problem(click.error());
  auto job = [&services, click = *click](store::Transaction& transaction) {
    return identities::connect_by_click(transaction, services.keys, services.identities(), kTenant, click.site,
                                        click.ticket, services.clock());
  };
  const http::EvenTime time(services.answer_step);
  const auto id_token = co_await store::write<http::Executor>(*services.store.writer, job);
  co_await time.end();
  if (!id_token) co_return unavailable(id_token.error());
  if (!*id_token) co_return http::problem(Errc::kLoginNoLonger);
  services.count("identity", "linked");
  co_return answer({{"v", 1}, {"state", "known"}, {"id_token", **id_token}});
}

}  // namespace

void add_login_result_routes(http::Router& router, const Services& services) {
  router.add("POST", "/v1/login/results",
             [&services](const http::Request& request) { return take(services, request); },
             {std::nullopt, services.cors});
  router.add("POST", "/v1/login/links",
             [&services](const http::Request& request) { return connect(services, request); },
             {std::nullopt, services.cors});
}

}  // namespace guichet::routes
