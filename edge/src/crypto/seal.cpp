#include "crypto/seal.hpp"

#include <sodium.h>

#include <cstring>

namespace guichet::crypto {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kNonceAt = 1 + sizeof(std::uint32_t);
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kHeaderBytes = kNonceAt + kNonceBytes;

void add_part(Bytes& data, ByteView part) {
  const auto length = static_cast<std::uint32_t>(part.size());
  for (int shift = 0; shift < 32; shift += 8) data.push_back(static_cast<std::uint8_t>(length >> shift));
  data.insert(data.end(), part.begin(), part.end());
}

// Version, key id, then each part of the place with its length in front.
Bytes associated_data(const std::uint8_t* header, const SealPlace& place) {
  Bytes data(header, header + kNonceAt);
  data.reserve(kNonceAt + 3 * sizeof(std::uint32_t) + place.tenant.size() + place.column.size() + place.row.size());
  add_part(data, bytes_of(place.tenant));
  add_part(data, bytes_of(place.column));
  add_part(data, place.row);
  return data;
}

}  // namespace

Bytes seal(const Keys& keys, std::string_view plaintext, const SealPlace& place) {
  Bytes sealed(kHeaderBytes + plaintext.size() + kTagBytes);
  sealed[0] = kVersion;
  const std::uint32_t id = keys.id();
  std::memcpy(&sealed[1], &id, sizeof id);
  randombytes_buf(&sealed[kNonceAt], kNonceBytes);
  const Bytes bound = associated_data(sealed.data(), place);
  crypto_aead_xchacha20poly1305_ietf_encrypt(&sealed[kHeaderBytes], nullptr, bytes_of(plaintext).data(),
                                             plaintext.size(), bound.data(), bound.size(), nullptr,
                                             &sealed[kNonceAt], keys.derived(Purpose::kSealing).data());
  return sealed;
}

Expected<std::string, SealErrc> open(const Keys& keys, ByteView sealed, const SealPlace& place) {
  if (sealed.size() < kHeaderBytes + kTagBytes || sealed[0] != kVersion) return SealErrc::kMalformed;
  const std::uint32_t id = keys.id();
  if (std::memcmp(&sealed[1], &id, sizeof id) != 0) return SealErrc::kOtherKey;
  const Bytes bound = associated_data(sealed.data(), place);
  std::string plaintext(sealed.size() - kHeaderBytes - kTagBytes, '\0');
  const int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<std::uint8_t*>(plaintext.data()), nullptr, nullptr, &sealed[kHeaderBytes],
      sealed.size() - kHeaderBytes, bound.data(), bound.size(), &sealed[kNonceAt],
      keys.derived(Purpose::kSealing).data());
  if (refused != 0) return SealErrc::kNotGenuine;
  return plaintext;
}

}  // namespace guichet::crypto
