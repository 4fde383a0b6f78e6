#include "signup/challenge.hpp"

#include "routes/guards.hpp"
#include "routes/routes.hpp"

namespace guichet::routes {
namespace {

// A form that asks for no challenge has none to give.
http::Response hand_out(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) return *std::move(refusal);
  const forms::PublishedForm* form = services.forms.find(request.parameter("id"));
  if (form == nullptr) return http::problem(Errc::kRequestUnknownForm);
  if (!form->protection.needs_challenge()) return http::problem(Errc::kHttpNotFound);
  auto response = http::respond_json(
      200, write_json(Json{{"v", 1},
                           {"challenge", signup::new_challenge(services.keys, *form, services.clock())},
                           {"proof_of_work", form->protection.proof_of_work},
                           {"not_before_seconds", form->protection.minimum_seconds}}));
  response.set_header("Cache-Control", "no-store");
  return response;
}

}  // namespace

void add_challenge_route(http::Router& router, const Services& services) {
  router.add("GET", "/v1/forms/{id}/challenge", http::immediate([&services](const http::Request& request) {
               return hand_out(services, request);
             }),
             {std::nullopt, services.cors});
}

}  // namespace guichet::routes
