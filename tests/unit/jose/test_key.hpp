#pragma once

#include <openssl/evp.h>

#include <memory>
#include <string>
#include <string_view>

#include "common/bytes.hpp"
#include "json/json.hpp"

namespace guichet::jose {

// A key pair as a provider has one, made by OpenSSL, that signs whatever it is asked to.
class TestKey {
 public:
  static TestKey rsa(unsigned bits = 2048, unsigned exponent = 65537);
  static TestKey curve(const char* group = "P-256");
  static TestKey ed25519();

  // The public half: kty and its members, and "kid" unless it is empty.
  Json jwk(std::string_view kid = {}) const;
  std::string pem() const;
  std::string pkcs8_pem() const;
  Bytes der() const;  // SubjectPublicKeyInfo

  // The signature as a JWS has it; `digest`: SHA256 ..., none for Ed25519.
  Bytes sign(std::string_view message, const char* digest = "SHA256", bool with_pss = false) const;
  Bytes sign_der(std::string_view message) const;  // as OpenSSL gives it

 private:
  explicit TestKey(EVP_PKEY* key) : key_(key, EVP_PKEY_free) {}
  Bytes raw_signature(std::string_view message, const char* digest, bool with_pss) const;
  std::string number(const char* name) const;

  std::shared_ptr<EVP_PKEY> key_;
};

// The first two parts of a compact JWS.
std::string signing_input(std::string_view header, std::string_view payload);
std::string signing_input(const Json& header, std::string_view payload);

// A compact JWS of the header and this payload, signed by the key.
std::string make_token(const TestKey& key, const Json& header, std::string_view payload = R"({"sub":"1"})");

// {"keys": [...]}
std::string set_text(std::initializer_list<Json> keys);

}  // namespace guichet::jose
