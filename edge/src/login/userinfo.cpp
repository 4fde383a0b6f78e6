#include "login/userinfo.hpp"

#include "login/answer.hpp"
#include "login/claims.hpp"
#include "login/verify_token.hpp"
#include "outbound/await.hpp"
#include "outbound/form_encode.hpp"
#include "providers/quirk.hpp"

namespace guichet::login {
namespace {

outbound::Request userinfo_request(const Provider& provider, const std::string& url, const std::string& access_token,
                                   const std::vector<std::string>& fields) {
  outbound::Request request{outbound::with_query(url, userinfo_query(provider, access_token, fields))};
  if (provider.posts_bearer) {
    request.headers.push_back("Content-Type: application/x-www-form-urlencoded");
    request.body = outbound::encode_form({{"access_token", access_token}});
  } else {
    request.headers.push_back("Authorization: Bearer " + access_token);
  }
  for (const auto& [name, value] : userinfo_headers(provider)) request.headers.push_back(name + ": " + value);
  return request;
}

// A signed answer is for us, and of this provider, where it says for whom and of whom it is.
Expected<Json, Failure> check_parties(const Provider& provider, const Metadata& metadata, VerifiedClaims verified) {
  const Json& claims = verified.claims;
  const bool has_wrong_issuer = claims.contains("iss") && !has_issuer(claims, token_issuers(provider, metadata));
  if (has_wrong_issuer) return refused("userinfo.wrong_issuer");
  if (claims.contains("aud") && !is_for(claims, provider.client_id)) return refused("userinfo.wrong_audience");
  return std::move(verified.claims);
}

http::Task<Expected<Json, Failure>> read_answer(Surroundings surroundings, const Provider& provider,
                                                const Metadata& metadata, outbound::Response response) {
  if (!response.is_ok()) co_return failure_of("userinfo", response);
  if (response.media_type == "application/jwt") {
    auto verified = co_await verify_token(surroundings.directory, provider, metadata.endpoints.jwks,
                                          std::move(response.body), "userinfo");
    if (!verified) co_return verified.error();
    co_return check_parties(provider, metadata, *std::move(verified));
  }
  if (provider.userinfo_is_signed) co_return refused("userinfo.not_signed");
  auto document = parse_json(response.body);
  if (!document || !(document->is_object() || document->is_array())) co_return refused("userinfo.malformed");
  co_return *std::move(document);
}

}  // namespace

http::Task<Expected<Json, Failure>> ask_userinfo(Surroundings surroundings, const Provider& provider,
                                                 const Metadata& metadata, std::string access_token,
                                                 std::vector<std::string> fields, std::string subject) {
  std::vector<Json> answers;
  for (const std::string& url : userinfo_urls(provider, metadata.endpoints, fields)) {
    auto start = [&client = surroundings.client, request = userinfo_request(provider, url, access_token, fields)](
                     outbound::Client::Handler done) { client.fetch(request, std::move(done)); };
    auto response = co_await outbound::await_callback<outbound::Response, http::Executor>(start);
    auto answer = co_await read_answer(surroundings, provider, metadata, std::move(response));
    if (!answer && answers.empty()) co_return answer.error();
    answers.push_back(answer ? *std::move(answer) : Json());
  }
  Json merged = merge_userinfo(provider, answers);
  if (!subject.empty() && text_claim(merged, "sub") != subject) co_return refused("userinfo.other_subject");
  co_return merged;
}

}  // namespace guichet::login
