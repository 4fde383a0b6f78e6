#pragma once

#include <string>
#include <string_view>

#include "common/expected.hpp"
#include "login/provider.hpp"
#include "outbound/reach.hpp"

namespace guichet::login {

// What a provider says of itself (OpenID Connect Discovery 1.0 section 3).
struct Metadata {
  std::string issuer;
  Endpoints endpoints;
  bool announces_issuer = false;  // its answers name it (RFC 9207 section 3)
  bool requires_push = false;     // RFC 9126 section 5
  bool supports_pkce = false;     // S256 is announced
};

// Reads a metadata document. Its issuer must be `issuer`, byte for byte, and every endpoint a URL that may be called:
// https and no private address, as it is written. Error: "metadata.wrong_issuer", "metadata.bad_endpoint" ...
Expected<Metadata, std::string> parse_metadata(std::string_view text, std::string_view issuer, outbound::Reach reach);

}  // namespace guichet::login
