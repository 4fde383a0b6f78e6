#include "webhooks/signature.hpp"

#include <sodium.h>

#include "crypto/keys.hpp"

namespace guichet::webhooks {
namespace {

constexpr std::size_t kSecretBytes = 32;
static_assert(kSecretBytes == crypto_sign_SEEDBYTES);

std::string base64(ByteView bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();
  return text;
}

struct KeyPair {
  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> open{};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  ~KeyPair() { sodium_memzero(secret.data(), secret.size()); }
};

KeyPair key_pair(ByteView seed) {
  KeyPair pair;
  crypto_sign_seed_keypair(pair.open.data(), pair.secret.data(), seed.data());
  return pair;
}

std::string hmac(ByteView secret, std::string_view text) {
  Bytes32 code;
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, secret.data(), secret.size());
  crypto_auth_hmacsha256_update(&state, bytes_of(text).data(), text.size());
  crypto_auth_hmacsha256_final(&state, code.data());
  return base64(code);
}

std::string ed25519(ByteView seed, std::string_view text) {
  std::array<std::uint8_t, crypto_sign_BYTES> signature;
  const KeyPair pair = key_pair(seed);
  crypto_sign_detached(signature.data(), nullptr, bytes_of(text).data(), text.size(), pair.secret.data());
  return base64(signature);
}

}  // namespace

std::string_view scheme_name(Scheme scheme) { return scheme == Scheme::kHmac ? "v1" : "v1a"; }

Scheme scheme_of(std::string_view name) { return name == "v1a" ? Scheme::kEd25519 : Scheme::kHmac; }

Bytes new_secret() {
  crypto::ready();
  Bytes secret(kSecretBytes);
  randombytes_buf(secret.data(), secret.size());
  return secret;
}

std::string receiver_key(Scheme scheme, ByteView secret) {
  if (scheme == Scheme::kHmac) return "whsec_" + base64(secret);
  return "whpk_" + base64(key_pair(secret).open);
}

std::string sign(Scheme scheme, ByteView secret, std::string_view id, std::int64_t timestamp,
                 std::string_view payload) {
  std::string text(id);
  text.append(".").append(std::to_string(timestamp)).append(".").append(payload);
  const std::string signature = scheme == Scheme::kHmac ? hmac(secret, text) : ed25519(secret, text);
  return std::string(scheme_name(scheme)) + "," + signature;
}

}  // namespace guichet::webhooks
