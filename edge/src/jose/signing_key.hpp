#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/bytes.hpp"
#include "json/json.hpp"

struct evp_pkey_st;

namespace guichet::jose {

// A P-256 key that signs ES256.
class SigningKey {
 public:
  // The key that 32 secret bytes stand for: always the same one. Nothing when OpenSSL fails.
  static std::optional<SigningKey> from_seed(ByteView seed);

  // A private key in PEM (PKCS#8), such as Apple gives out, with the kid it is known by. Nothing for any
  // other kind of key.
  static std::optional<SigningKey> from_pem(std::string_view pem, std::string kid);

  const std::string& kid() const { return kid_; }  // of a seed: the JWK thumbprint (RFC 7638)

  // {"kty", "crv", "x", "y", "alg", "use", "kid"}: the public half.
  Json public_jwk() const;

  // A compact JWS of the claims; `type` becomes the header's "typ", unless it is empty. Empty when OpenSSL
  // fails.
  std::string sign(const Json& claims, std::string_view type = "JWT") const;

 private:
  SigningKey(std::shared_ptr<evp_pkey_st> key, std::string kid)
      : key_(std::move(key)), kid_(std::move(kid)) {}

  std::shared_ptr<evp_pkey_st> key_;
  std::string kid_;
};

}  // namespace guichet::jose
