#include "guichet/check.hpp"

#include "guichet/problem.hpp"
#include "json/json.hpp"
#include "register/answer.hpp"
#include "routes/guards.hpp"
#include "routes/routes.hpp"

namespace guichet::routes {
namespace {

unsigned status_of(const std::string& answer) {
  if (!is_problem(answer)) return 200;
  const auto problem = parse_json(answer);
  return (*problem)["status"].get<unsigned>();
}

http::Response check(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) return *std::move(refusal);
  if (auto refusal = refuse_other_media_type(request, "application/json")) return *std::move(refusal);
  if (const auto caller = services.access.identify(request); !caller) return http::problem(caller.error());
  std::string answer = registry::answer(request.body, services.addresses);
  const unsigned status = status_of(answer);
  return http::respond(status, status == 200 ? "application/json" : "application/problem+json", std::move(answer));
}

}  // namespace

void add_check_route(http::Router& router, const Services& services) {
  router.add("POST", "/v1/check",
             http::immediate([&services](const http::Request& request) { return check(services, request); }),
             {kMaxRequestBytes, services.cors});
}

}  // namespace guichet::routes
