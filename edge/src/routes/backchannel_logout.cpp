#include <spdlog/spdlog.h>

#include "crypto/blind_index.hpp"
#include "http/form_urlencoded.hpp"
#include "identities/sessions.hpp"
#include "login/logout_token.hpp"
#include "login/verify_token.hpp"
#include "providers/quirk.hpp"
#include "routes/guards.hpp"
#include "routes/login_journey.hpp"
#include "routes/logout.hpp"
#include "routes/tenant.hpp"
#include "store/used_challenges.hpp"

// A provider tells that somebody signed out there (OpenID Connect Back-Channel Logout 1.0 section 2.5 to 2.8).
namespace guichet::routes {
namespace {

http::Response no_store(http::Response response) {
  response.set_header("Cache-Control", "no-store");
  return response;
}

http::Response refuse(const login::Provider& provider, std::string_view why) {
  spdlog::warn("login {}: {}", provider.id, why);
  return no_store(http::respond_json(400, R"({"error":"invalid_request"})"));
}

struct Said {
  identities::UpstreamEnd end;
  login::LogoutToken token;
};

http::Task<Expected<Said, login::Failure>> read(const Services& services, const login::Provider& provider,
                                                std::string text) {
  const auto& surroundings = *services.login;
  const auto actual = login::provider_of_token(provider, text);
  if (!actual) co_return actual.error();
  const auto metadata = co_await surroundings.directory.metadata(*actual);
  if (!metadata) co_return metadata.error();
  const auto verified = co_await login::verify_token(surroundings.directory, *actual, (*metadata)->endpoints.jwks,
                                                     std::move(text), "logout_token");
  if (!verified) co_return verified.error();
  std::string_view refusal;
  auto token = login::read_logout_token(verified->header, verified->claims, login::token_issuers(*actual, **metadata),
                                        actual->client_id, services.clock() / 1000, refusal);
  if (!token) co_return login::refused(std::string(refusal));
  const auto key = login::identity_key(*actual, verified->claims, Json::object());
  co_return Said{{std::string(kTenant), key.issuer, token->subject.empty() ? "" : key.subject, token->session},
                 *std::move(token)};
}

http::Task<store::Result<bool>> apply(const Services& services, Said said) {
  auto job = [&services, said = std::move(said)](store::Transaction& transaction) -> store::Result<bool> {
    const std::string name = said.end.issuer + "\n" + said.token.id;
    const auto is_first = store::use_challenge(
        transaction, kTenant, crypto::blind_index(services.keys, kTenant, "logout-token", name),
        said.token.expires * 1000);
    if (!is_first || !*is_first) return is_first;
    const auto ended = identities::end_sessions(transaction, services.keys, said.end, services.clock());
    if (!ended) return ended.error();
    return true;
  };
  co_return co_await store::write<http::Executor>(*services.store.writer, job);
}

http::Task<http::Response> receive(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  const login::Provider* provider = find_provider(services, request);
  if (provider == nullptr) co_return http::problem(Errc::kHttpNotFound);
  std::string text = http::form_field(request.body, "logout_token");
  if (text.empty()) co_return refuse(*provider, "logout_token.missing");
  auto said = co_await read(services, *provider, std::move(text));
  if (!said) co_return refuse(*provider, said.error().code);
  const auto applied = co_await apply(services, *std::move(said));
  if (!applied) co_return unavailable(applied.error());
  if (!*applied) co_return refuse(*provider, "logout_token.replayed");
  http::Response done;
  co_return no_store(std::move(done));
}

}  // namespace

void add_backchannel_route(http::Router& router, const Services& services) {
  router.add("POST", "/login/{provider}/backchannel-logout",
             [&services](const http::Request& request) { return receive(services, request); });
}

}  // namespace guichet::routes
