#include "login/token_request.hpp"

#include <sodium.h>

#include "json/json.hpp"
#include "login/answer.hpp"
#include "login/claims.hpp"

namespace guichet::login {
namespace {

constexpr std::size_t kMaxAccessToken = 16 * 1024;

std::string base64(std::string_view text) {
  std::string out(sodium_base64_ENCODED_LEN(text.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes_of(text).data(), text.size(), sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // the NUL
  return out;
}

std::string basic(const Provider& provider, const std::string& secret) {
  return "Authorization: Basic " +
         base64(outbound::percent_encode(provider.client_id) + ":" + outbound::percent_encode(secret));
}

}  // namespace

outbound::Request client_request(const Provider& provider, const std::string& url, outbound::Parameters parameters,
                                 const std::string& secret) {
  outbound::Request request{url};
  request.headers = {"Content-Type: application/x-www-form-urlencoded", "Accept: application/json"};
  if (provider.client_auth == ClientAuth::kSecretBasic) {
    request.headers.push_back(basic(provider, secret));
  } else {
    parameters.emplace_back("client_id", provider.client_id);
    if (provider.client_auth != ClientAuth::kNone) parameters.emplace_back("client_secret", secret);
  }
  request.body = outbound::encode_form(parameters);
  return request;
}

outbound::Request token_request(const Provider& provider, const Metadata& metadata, const CodeGrant& grant,
                                const std::string& secret) {
  outbound::Parameters parameters{
      {"grant_type", "authorization_code"}, {"code", grant.code}, {"redirect_uri", grant.redirect_uri}};
  if (!grant.verifier.empty()) parameters.emplace_back("code_verifier", grant.verifier);
  return client_request(provider, metadata.endpoints.token, std::move(parameters), secret);
}

Expected<Tokens, Failure> read_tokens(const Provider& provider, const outbound::Response& response) {
  if (!response.is_ok()) return failure_of("token", response);
  const auto answer = parse_json(response.body);
  if (!answer || !answer->is_object()) return refused("token.malformed");
  Tokens tokens{text_claim(*answer, "access_token").value_or(""), text_claim(*answer, "id_token").value_or("")};
  const bool wants_id_token = provider.protocol == Protocol::kOpenIdConnect;
  if (wants_id_token && tokens.id_token.empty()) return refused("token.no_id_token");
  if (!wants_id_token && tokens.access_token.empty()) return refused("token.no_access_token");
  if (tokens.access_token.size() > kMaxAccessToken) return refused("token.too_long");
  return tokens;
}

}  // namespace guichet::login
