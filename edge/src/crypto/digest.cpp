#include "crypto/digest.hpp"

#include <sodium.h>

namespace guichet::crypto {

Bytes32 sha256(std::string_view text) {
  Bytes32 hash;
  crypto_hash_sha256(hash.data(), bytes_of(text).data(), text.size());
  return hash;
}

Bytes32 keyed_digest(const Keys& keys, Purpose purpose, std::string_view text) {
  Bytes32 hash;
  crypto_auth_hmacsha256(hash.data(), bytes_of(text).data(), text.size(), keys.derived(purpose).data());
  return hash;
}

}  // namespace guichet::crypto
