#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/clock.hpp"
#include "json/json.hpp"
#include "login/provider.hpp"

// What providers do differently, for the flow to call. Without a quirk each of these is what the standards
// say.
namespace guichet::login {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// What goes into "client_secret": the configured one, or at Apple a JWT of five minutes, signed for this
// moment. Empty for clients without secret, and when OpenSSL fails.
std::string client_secret(const Provider& provider, Millis now);

// More headers of token and userinfo requests, beside Authorization: GitHub gives JSON, and answers at all,
// only to whom names what he takes and who he is.
Pairs token_headers(const Provider& provider);
Pairs userinfo_headers(const Provider& provider);

// The query of every userinfo request: at Facebook and X the fields that are wanted for those of the form,
// and at Facebook the proof that whoever holds the access token also knows the secret.
Pairs userinfo_query(const Provider& provider, std::string_view access_token,
                     const std::vector<std::string>& fields);

// Where to ask who somebody is, in order: the first must be answered, the others may be refused. Nothing when
// there is no userinfo endpoint. `endpoints` are those of the metadata with the provider's own above them.
std::vector<std::string> userinfo_urls(const Provider& provider, const Endpoints& endpoints,
                                       const std::vector<std::string>& fields);

// One object with the names of OpenID Connect (sub, email, email_verified, name, given_name, family_name) out
// of the answers, in the order of userinfo_urls(); null for one that was refused. Without "sub" when the
// answers name nobody.
Json merge_userinfo(const Provider& provider, const std::vector<Json>& answers);

// Apple's member "user" of the first answer to a form_post, as claims: names alone, since the browser brings
// them and nobody signed them. An empty object for everything else.
Json posted_user(const Provider& provider, std::string_view user_json);

// Whether every token has the issuer of its own tenant, see tenant_issuer().
bool has_tenants(const Provider& provider);

// The issuer that an ID token must have byte for byte, and whose own metadata and keys it is verified with,
// by claims that are not verified yet. Nothing: refuse it, its tenant is no UUID, or its issuer is another
// one. Only where has_tenants().
std::optional<std::string> tenant_issuer(const Provider& provider, const Json& claims);

// Whether an ID token without a nonce must be refused: where one was sent, unless Apple says in the token
// that the device knows none ("nonce_supported": false). A nonce that is there must be equal in any case.
bool requires_nonce(const Provider& provider, const Json& claims);

// What an identity is known by, and nothing else: never an address.
struct IdentityKey {
  std::string issuer;
  std::string subject;  // empty: the answer names nobody
};

// (issuer, sub); at Microsoft (the tenant's issuer, oid), since sub differs from application to application.
IdentityKey identity_key(const Provider& provider, const Json& id_token_claims, const Json& userinfo);

}  // namespace guichet::login
