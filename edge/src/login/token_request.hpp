#pragma once

#include <string>
#include <string_view>

#include "common/expected.hpp"
#include "login/failure.hpp"
#include "login/metadata.hpp"
#include "outbound/client.hpp"
#include "outbound/form_encode.hpp"

namespace guichet::login {

// A code that came back, and what it was asked for with.
struct CodeGrant {
  std::string code;
  std::string redirect_uri;
  std::string verifier;  // of PKCE; empty: none
};

// A POST as the client (RFC 6749 section 2.3.1): with HTTP Basic or with the secret in the body.
outbound::Request client_request(const Provider& provider, const std::string& url, outbound::Parameters parameters,
                                 const std::string& secret);

// The request that trades a code for tokens (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
outbound::Request token_request(const Provider& provider, const Metadata& metadata, const CodeGrant& grant,
                                const std::string& secret);

struct Tokens {
  std::string access_token;
  std::string id_token;  // empty of OAuth 2.0
};

// What came of it. Failures: "token.timeout", "token.http.400", "token.no_id_token" ...
Expected<Tokens, Failure> read_tokens(const Provider& provider, const outbound::Response& response);

}  // namespace guichet::login
