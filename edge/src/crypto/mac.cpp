#include "crypto/mac.hpp"

#include <sodium.h>

namespace guichet::crypto {

Bytes32 mac(const Keys& keys, Purpose purpose, ByteView message) {
  Bytes32 code;
  static_assert(sizeof code == crypto_auth_hmacsha256_BYTES);
  crypto_auth_hmacsha256(code.data(), message.data(), message.size(), keys.derived(purpose).data());
  return code;
}

}  // namespace guichet::crypto
