#pragma once

#include <optional>
#include <string_view>

#include "common/bytes.hpp"
#include "jose/algorithm.hpp"
#include "jose/openssl.hpp"
#include "json/json.hpp"

// The public halves of JWKs (RFC 7518 section 6, RFC 8037 section 2); not for other rooms. Null for a key
// that is refused; what the key may be used for is not looked at.
namespace guichet::jose {

struct PublicKey {
  Algorithm algorithm = Algorithm::kRs256;  // the one that such a key verifies
  Key key;
};

// Of a JWK, by its kty and crv.
PublicKey read_public_key(const Json& jwk);

Key read_rsa_key(const Json& jwk);
Key read_p256_key(const Json& jwk);
Key read_ed25519_key(const Json& jwk);

// The bytes of a member that is base64url text. Empty when it is none.
Bytes binary_member(const Json& jwk, std::string_view name);

// Whether the member is there and is this text.
bool has_text(const Json& object, std::string_view name, std::string_view text);

}  // namespace guichet::jose
