#include "login/authorization.hpp"

#include <openssl/sha.h>

#include <array>

#include "crypto/token.hpp"
#include "jose/base64url.hpp"

namespace guichet::login {

Secrets new_secrets() { return {crypto::new_token(), crypto::new_token(), crypto::new_token()}; }

std::string s256(std::string_view text) {
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256(bytes_of(text).data(), text.size(), digest.data());
  return jose::encode_base64url(digest);
}

outbound::Parameters authorization_parameters(const Provider& provider, const Secrets& secrets,
                                              const std::string& redirect_uri, const std::string& scope,
                                              std::string_view locale) {
  outbound::Parameters parameters{{"response_type", "code"},
                                  {"client_id", provider.client_id},
                                  {"redirect_uri", redirect_uri},
                                  {"scope", scope},
                                  {"state", secrets.state}};
  if (provider.uses_nonce) parameters.emplace_back("nonce", secrets.nonce);
  if (provider.uses_pkce) {
    parameters.emplace_back("code_challenge", s256(secrets.verifier));
    parameters.emplace_back("code_challenge_method", "S256");
  }
  if (provider.response_mode == ResponseMode::kFormPost) parameters.emplace_back("response_mode", "form_post");
  if (provider.max_age) parameters.emplace_back("max_age", std::to_string(*provider.max_age));
  if (!provider.acr_values.empty()) parameters.emplace_back("acr_values", provider.acr_values.front());
  if (provider.protocol == Protocol::kOpenIdConnect) parameters.emplace_back("ui_locales", locale);
  parameters.insert(parameters.end(), provider.parameters.begin(), provider.parameters.end());
  return parameters;
}

}  // namespace guichet::login
