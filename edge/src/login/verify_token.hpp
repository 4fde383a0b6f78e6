#pragma once

#include <string>
#include <vector>

#include "http/task.hpp"
#include "jose/compact_jws.hpp"
#include "login/directory.hpp"

namespace guichet::login {

struct VerifiedClaims {
  Json header;
  Json claims;
};

// A token of a provider, its signature verified with a key of that provider: once more with newer keys when it is signed
// with one that is not known. `url` is where its keys lie, `name` begins the codes of failures.
http::Task<Expected<VerifiedClaims, Failure>> verify_token(Directory& directory, const Provider& provider,
                                                           std::string url, std::string token, std::string name);

// The issuers that tokens of this provider may name.
std::vector<std::string> token_issuers(const Provider& provider, const Metadata& metadata);

// The provider as it stands for one token: where every tenant is an issuer of its own (Microsoft), that tenant's. Failure:
// the token names no such tenant.
Expected<Provider, Failure> provider_of_token(const Provider& provider, const std::string& token);

}  // namespace guichet::login
