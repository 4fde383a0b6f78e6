#pragma once

#include <string>
#include <vector>

#include "http/task.hpp"
#include "login/directory.hpp"
#include "login/person.hpp"
#include "login/token_request.hpp"

namespace guichet::login {

// What a sign-in works with; all of it outlives it.
struct Surroundings {
  Directory& directory;
  outbound::Client& client;
  Clock clock;
};

// A code that came back with a good state, and what was kept for it.
struct Attempt {
  CodeGrant grant;
  std::string nonce;
  std::vector<std::string> fields;  // of the form, by autocomplete token
  std::string user = {};            // what Apple posted beside the code
};

struct SignedIn {
  Person person;
  std::string id_token;  // empty of OAuth 2.0
  Millis good_until = 0;  // of the ID token, with the allowance for clocks
};

// Trades the code for tokens, verifies the ID token, always its signature too, and asks userinfo where a field needs it.
http::Task<Expected<SignedIn, Failure>> sign_in(Surroundings surroundings, const Provider& provider, Attempt attempt);

// The same for an ID token that the page posted (One Tap, FedCM).
http::Task<Expected<SignedIn, Failure>> accept_credential(Surroundings surroundings, const Provider& provider,
                                                          std::string credential, std::string nonce);

}  // namespace guichet::login
