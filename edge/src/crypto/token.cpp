#include "crypto/token.hpp"

#include <sodium.h>

#include "crypto/mac.hpp"

namespace guichet::crypto {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string as_text(const Bytes32& bytes) {
  std::string text(kTokenLength + 1, '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();
  return text;
}

}  // namespace

std::string new_token() {
  ready();
  Bytes32 random;
  randombytes_buf(random.data(), random.size());
  return as_text(random);
}

std::string manage_token(const Keys& keys, std::initializer_list<std::string_view> parts) {
  std::string message;  // the length goes first, so that no two lists of parts are the same bytes
  for (const std::string_view part : parts) message.append(std::to_string(part.size())).append(":").append(part);
  return as_text(mac(keys, Purpose::kManageLink, bytes_of(message)));
}

bool is_token(std::string_view text) {
  Bytes32 decoded;
  std::size_t length = 0;
  return text.size() == kTokenLength &&
         sodium_base642bin(decoded.data(), decoded.size(), text.data(), text.size(), nullptr, &length, nullptr,
                           kVariant) == 0 &&
         length == decoded.size();
}

Bytes32 token_hash(const Keys& keys, std::string_view token) {
  Bytes32 hash;
  crypto_auth_hmacsha256(hash.data(), bytes_of(token).data(), token.size(), keys.derived(Purpose::kTokenHash).data());
  return hash;
}

Bytes32 secret_key_hash(std::string_view secret_key) {
  Bytes32 hash;
  crypto_hash_sha256(hash.data(), bytes_of(secret_key).data(), secret_key.size());
  return hash;
}

bool equal(const Bytes32& left, const Bytes32& right) {
  return sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string hex(ByteView bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

}  // namespace guichet::crypto
