#include "identities/id_token.hpp"
#include "jose/compact_jws.hpp"
#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"

// Our ID tokens, for who relies on them.
namespace guichet::routes {
namespace {

// Where the server's clock tells that a token has expired, or a session has ended, it is not active any more.
Result<Reading> verify(const Services& services, const http::Request& request) {
  const auto body = read_body(request, {"v", "id_token"});
  if (!body) return body.error();
  const auto token = required_string(*body, "id_token", "", jose::kMaxTokenBytes);
  if (!token) return token.error();
  return Reading{[&services, token = *token](store::Database& database) -> store::Result<Reply> {
    const auto claims =
        identities::verify_id_token(database, services.identities(), kTenant, token, services.clock());
    if (!claims) return claims.error();
    if (!*claims) return Reply(Json{{"v", 1}, {"active", false}});
    return Reply(Json{{"v", 1}, {"active", true}, {"claims", **claims}});
  }};
}

http::Response show_keys(const Services& services) {
  auto response = http::respond(200, "application/jwk-set+json",
                                write_json(identities::public_keys(services.identities())));
  response.set_header("Cache-Control", "public, max-age=3600");
  return response;
}

}  // namespace

void add_session_routes(http::Router& router, const Services& services) {
  router.add("POST", "/v1/sessions/verify", reads(services, [&services](const http::Request& request) {
               return verify(services, request);
             }));
  router.add("GET", "/.well-known/jwks.json",
             http::immediate([&services](const http::Request&) { return show_keys(services); }));
}

}  // namespace guichet::routes
