#include "login/sign_in.hpp"

#include <algorithm>

#include "login/claims.hpp"
#include "login/id_token.hpp"
#include "login/userinfo.hpp"
#include "login/verify_token.hpp"
#include "outbound/await.hpp"
#include "providers/profile.hpp"
#include "providers/quirk.hpp"
#include "providers/value.hpp"

namespace guichet::login {
namespace {

Expectations expectations(const Provider& provider, const Metadata& metadata, const std::string& nonce,
                          const std::string& access_token) {
  return {token_issuers(provider, metadata), provider.client_id, nonce, access_token, provider.max_age,
          provider.acr_values};
}

// The claims of an ID token, everything about it checked.
http::Task<Expected<Json, Failure>> read_id_token(Surroundings surroundings, const Provider& provider,
                                                  const Metadata& metadata, std::string token, std::string nonce,
                                                  std::string access_token) {
  auto verified =
      co_await verify_token(surroundings.directory, provider, metadata.endpoints.jwks, std::move(token), "id_token");
  if (!verified) co_return verified.error();
  const bool may_lack_nonce = !verified->claims.contains("nonce") && !requires_nonce(provider, verified->claims);
  const Expectations expected =
      expectations(provider, metadata, provider.uses_nonce && !may_lack_nonce ? nonce : "", access_token);
  const auto refusal =
      check_id_token(verified->header, verified->claims, expected, surroundings.clock() / 1000);
  if (refusal) co_return refused(std::string(*refusal));
  co_return std::move(verified->claims);
}

// Whether a field of the form is filled from a claim that the ID token does not have.
bool needs_userinfo(const Provider& provider, const Json& claims, const std::vector<std::string>& fields) {
  if (provider.needs_userinfo) return true;
  return std::any_of(fields.begin(), fields.end(), [&](const std::string& field) {
    const auto mapped = provider.claims.find(field);
    return mapped != provider.claims.end() && find_claim(claims, mapped->second) == nullptr;
  });
}

Expected<SignedIn, Failure> person_of(const Provider& provider, const Json& claims, const Json& userinfo,
                                      std::string id_token) {
  Person person = make_person(provider, claims, userinfo);
  if (person.subject.empty() || person.subject.size() > kMaxSubject) return refused("userinfo.bad_subject");
  const Millis good_until = (time_claim(claims, "exp").value_or(0) + kSkewSeconds) * 1000;
  return SignedIn{std::move(person), std::move(id_token), good_until};
}

http::Task<Expected<Tokens, Failure>> trade(Surroundings surroundings, const Provider& provider,
                                            const Metadata& metadata, CodeGrant grant) {
  outbound::Request request =
      token_request(provider, metadata, grant, client_secret(provider, surroundings.clock()));
  for (const auto& [name, value] : token_headers(provider)) request.headers.push_back(name + ": " + value);
  auto start = [&client = surroundings.client, request = std::move(request)](outbound::Client::Handler done) {
    client.fetch(request, std::move(done));
  };
  const auto response = co_await outbound::await_callback<outbound::Response, http::Executor>(start);
  co_return read_tokens(provider, response);
}

// Everything after the tokens are there; `provider` is the one that this token is of.
http::Task<Expected<SignedIn, Failure>> read_openid(Surroundings surroundings, Provider provider, Tokens tokens,
                                                    Attempt attempt) {
  const auto metadata = co_await surroundings.directory.metadata(provider);
  if (!metadata) co_return metadata.error();
  const auto claims =
      co_await read_id_token(surroundings, provider, **metadata, tokens.id_token, attempt.nonce, tokens.access_token);
  if (!claims) co_return claims.error();
  Json userinfo = Json::object();
  const bool can_ask = !(*metadata)->endpoints.userinfo.empty() && !tokens.access_token.empty();
  if (can_ask && needs_userinfo(provider, *claims, attempt.fields)) {
    auto answer = co_await ask_userinfo(surroundings, provider, **metadata, tokens.access_token, attempt.fields,
                                        text_claim(*claims, "sub").value_or(""));
    if (!answer) co_return answer.error();
    userinfo = *std::move(answer);
  }
  userinfo.update(posted_user(provider, attempt.user));
  co_return person_of(provider, *claims, userinfo, std::move(tokens.id_token));
}

http::Task<Expected<SignedIn, Failure>> read_oauth(Surroundings surroundings, const Provider& provider,
                                                   const Metadata& metadata, Tokens tokens, Attempt attempt) {
  const std::string no_subject;
  const auto userinfo =
      co_await ask_userinfo(surroundings, provider, metadata, tokens.access_token, attempt.fields, no_subject);
  if (!userinfo) co_return userinfo.error();
  co_return person_of(provider, Json::object(), *userinfo, {});
}

}  // namespace

http::Task<Expected<SignedIn, Failure>> sign_in(Surroundings surroundings, const Provider& provider, Attempt attempt) {
  const auto metadata = co_await surroundings.directory.metadata(provider);
  if (!metadata) co_return metadata.error();
  auto tokens = co_await trade(surroundings, provider, **metadata, attempt.grant);
  if (!tokens) co_return tokens.error();
  if (provider.protocol == Protocol::kOAuth2) {
    co_return co_await read_oauth(surroundings, provider, **metadata, *std::move(tokens), std::move(attempt));
  }
  auto actual = provider_of_token(provider, tokens->id_token);
  if (!actual) co_return actual.error();
  co_return co_await read_openid(surroundings, *std::move(actual), *std::move(tokens), std::move(attempt));
}

http::Task<Expected<SignedIn, Failure>> accept_credential(Surroundings surroundings, const Provider& provider,
                                                          std::string credential, std::string nonce) {
  if (provider.protocol != Protocol::kOpenIdConnect) co_return refused("credential.no_openid");
  auto actual = provider_of_token(provider, credential);
  if (!actual) co_return actual.error();
  Attempt attempt;
  attempt.nonce = std::move(nonce);
  Tokens tokens;
  tokens.id_token = std::move(credential);
  co_return co_await read_openid(surroundings, *std::move(actual), std::move(tokens), std::move(attempt));
}

}  // namespace guichet::login
