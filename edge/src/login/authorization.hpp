#pragma once

#include <string>
#include <string_view>

#include "login/provider.hpp"
#include "outbound/form_encode.hpp"

namespace guichet::login {

// The secrets of one sign-in, made anew each time: 256 random bits each.
struct Secrets {
  std::string state;
  std::string nonce;
  std::string verifier;  // of PKCE (RFC 7636)
};

Secrets new_secrets();

// base64url of the SHA-256 of a text: what PKCE calls S256.
std::string s256(std::string_view text);

// The parameters of the authorization request: code flow, PKCE S256, state, nonce.
outbound::Parameters authorization_parameters(const Provider& provider, const Secrets& secrets,
                                              const std::string& redirect_uri, const std::string& scope,
                                              std::string_view locale);

}  // namespace guichet::login
