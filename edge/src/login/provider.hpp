#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jose/algorithm.hpp"
#include "jose/signing_key.hpp"

namespace guichet::login {

enum class Protocol : std::uint8_t { kOpenIdConnect, kOAuth2 };
enum class ResponseMode : std::uint8_t { kQuery, kFormPost };
enum class ClientAuth : std::uint8_t {
  kSecretBasic,
  kSecretPost,
  kSignedSecret /* Apple: a JWT in client_secret */,
  kNone
};

// Whose word "email_verified" of a provider is. What is not verified is proved by a mail of ours.
enum class VerifiedMail : std::uint8_t {
  kNever,       // Microsoft, Facebook, LinkedIn, X: whatever they say
  kTrue,        // JSON true
  kTrueOrText,  // also the string "true": Apple
};

// What has to hold so that a verified address needs no mail of ours and may find an account.
struct Authority {
  bool always = false;               // FranceConnect, GitHub
  std::vector<std::string> domains;  // Google: gmail.com, googlemail.com; Apple: its relay and its mailboxes
  std::string claim;                 // or when this claim is there and not false: Google's "hd"
};

// What differs between providers beyond data; each is one function of quirks/.
enum class Quirk : std::uint8_t { kNone, kApple, kMicrosoft, kFacebook, kGithub, kX, kFranceConnect };

struct Endpoints {
  std::string authorization;
  std::string token;
  std::string userinfo;
  std::string jwks;
  std::string end_session;
  std::string pushed_authorization;
};

// A provider as this edge uses it: its data file, and what the configuration adds.
struct Provider {
  std::string id;    // of the configuration; in paths ("/login/google") and in what is stored
  std::string kind;  // of the data file: "google", "apple" ... "openid"
  std::string name;  // for people
  bool enabled = true;
  Protocol protocol = Protocol::kOpenIdConnect;
  Quirk quirk = Quirk::kNone;

  // OpenID Connect: what the metadata lies under, and must say. OAuth 2.0: only what identities are keyed by.
  std::string issuer;
  std::string metadata_url;  // where it does not lie at issuer + "/.well-known/openid-configuration"
  std::vector<std::string> token_issuers;  // the exact "iss" of ID tokens; empty: the issuer of the metadata
  Endpoints endpoints;  // of OAuth 2.0; of OpenID Connect what is set here stands above the metadata

  std::string client_id;
  std::string client_secret;
  ClientAuth client_auth = ClientAuth::kSecretBasic;
  std::optional<jose::SigningKey> secret_key;  // for kSignedSecret
  std::string team_id;                         // Apple

  std::vector<jose::Algorithm> algorithms{jose::Algorithm::kRs256};
  ResponseMode response_mode = ResponseMode::kQuery;
  bool uses_pkce = true;
  bool uses_nonce = true;
  bool pushes_requests = false;  // PAR even where the metadata does not require it
  bool userinfo_is_signed = false;
  bool posts_bearer = false;  // the access token in the body of the userinfo request, not in a header
  std::vector<std::pair<std::string, std::string>>
      parameters;  // more of the authorization request, such as acr_values
  std::vector<std::string>
      acr_values;  // in rising order; the first one is the least that is accepted. Empty: not asked
  std::optional<std::int64_t> max_age;  // seconds since the person last gave a password

  std::vector<std::string> base_scopes;             // always: "openid"
  std::map<std::string, std::string> field_scopes;  // autocomplete token -> scope it needs
  std::map<std::string, std::string> claims;  // autocomplete token -> claim, a JSON pointer: "/given_name"
  bool needs_userinfo = false;                // some mapped claim is only there

  VerifiedMail verified_mail = VerifiedMail::kTrue;
  Authority authority;

  std::vector<std::string> duties;  // what its terms ask of a site beyond the protocol; for people
};

// The scopes for these fields of a form, base scopes first, none twice, joined by spaces.
std::string scopes_for(const Provider& provider, const std::vector<std::string>& fields);

}  // namespace guichet::login
