#include "crypto/keys.hpp"

#include <sodium.h>

#include <cstring>

namespace guichet::crypto {
namespace {

static_assert(Keys::kSecretBytes == crypto_kdf_KEYBYTES);

constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "guichet1";
constexpr std::size_t kPurposes = 10;
constexpr std::size_t kMemoryBytes = Keys::kSecretBytes * (1 + kPurposes);

}  // namespace

bool ready() { return sodium_init() >= 0; }

void Keys::Wiped::operator()(void* memory) const { sodium_free(memory); }

Keys::Keys(Memory memory) : memory_(std::move(memory)) {
  for (std::uint64_t purpose = 1; purpose <= kPurposes; ++purpose) {
    crypto_kdf_derive_from_key(memory_.get() + purpose * kSecretBytes, kSecretBytes, purpose, kContext,
                               memory_.get());
  }
  std::memcpy(&id_, derived(Purpose::kKeyId).data(), sizeof id_);
  sodium_mprotect_readonly(memory_.get());
}

std::optional<Keys> Keys::from_secret(ByteView secret) {
  if (!ready() || secret.size() != kSecretBytes) return std::nullopt;
  Memory memory(static_cast<std::uint8_t*>(sodium_malloc(kMemoryBytes)));
  if (!memory) return std::nullopt;
  std::memcpy(memory.get(), secret.data(), kSecretBytes);
  return Keys(std::move(memory));
}

std::optional<Keys> Keys::random() {
  if (!ready()) return std::nullopt;
  Bytes32 secret;
  randombytes_buf(secret.data(), secret.size());
  auto keys = from_secret(secret);
  sodium_memzero(secret.data(), secret.size());
  return keys;
}

ByteView Keys::derived(Purpose purpose) const {
  return {memory_.get() + static_cast<std::size_t>(purpose) * kSecretBytes, kSecretBytes};
}

ByteView Keys::secret() const { return {memory_.get(), kSecretBytes}; }

}  // namespace guichet::crypto
