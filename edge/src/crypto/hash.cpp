#include "crypto/hash.hpp"

#include <sodium.h>

#include <new>

#include "crypto/keys.hpp"

namespace guichet::crypto {

Bytes32 sha256(std::initializer_list<ByteView> parts) {
  Sha256 hash;
  for (const ByteView part : parts) hash.update(part);
  return hash.finish();
}

Bytes32 hmac_sha256(const Bytes32& key, std::initializer_list<ByteView> parts) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.data(), key.size());
  for (const ByteView part : parts) crypto_auth_hmacsha256_update(&state, part.data(), part.size());
  Bytes32 code;
  crypto_auth_hmacsha256_final(&state, code.data());
  sodium_memzero(&state, sizeof state);
  return code;
}

Bytes32 random_bytes32() {
  ready();
  Bytes32 bytes;
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

Sha256::Sha256() {
  static_assert(sizeof(crypto_hash_sha256_state) <= sizeof state_);
  crypto_hash_sha256_init(new (state_) crypto_hash_sha256_state);
}

void Sha256::update(ByteView bytes) {
  crypto_hash_sha256_update(std::launder(reinterpret_cast<crypto_hash_sha256_state*>(state_)), bytes.data(),
                            bytes.size());
}

Bytes32 Sha256::finish() {
  Bytes32 hash;
  crypto_hash_sha256_final(std::launder(reinterpret_cast<crypto_hash_sha256_state*>(state_)), hash.data());
  return hash;
}

}  // namespace guichet::crypto
