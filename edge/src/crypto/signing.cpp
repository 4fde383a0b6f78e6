#include "crypto/signing.hpp"

#include <sodium.h>

namespace guichet::crypto {
namespace {

struct KeyPair {
  explicit KeyPair(const Keys& keys) {
    crypto_sign_seed_keypair(public_key.data(), secret, keys.derived(Purpose::kProofSigning).data());
  }
  ~KeyPair() { sodium_memzero(secret, sizeof secret); }
  KeyPair(const KeyPair&) = delete;
  KeyPair& operator=(const KeyPair&) = delete;

  Bytes32 public_key{};
  std::uint8_t secret[crypto_sign_SECRETKEYBYTES] = {};
};

}  // namespace

Signature sign_proof(const Keys& keys, ByteView message) {
  const KeyPair pair(keys);
  Signature signature{};
  static_assert(sizeof signature == crypto_sign_BYTES);
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), pair.secret);
  return signature;
}

Bytes32 proof_public_key(const Keys& keys) { return KeyPair(keys).public_key; }

bool is_signed(const Bytes32& public_key, ByteView message, const Signature& signature) {
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), public_key.data()) ==
         0;
}

}  // namespace guichet::crypto
