#include "crypto/blind_index.hpp"

#include <sodium.h>

namespace guichet::crypto {
namespace {

// The length goes first, so that ("ab", "c") and ("a", "bc") differ.
void add_part(crypto_generichash_state& state, std::string_view part) {
  const std::uint64_t length = part.size();
  std::uint8_t encoded[8];
  for (std::size_t i = 0; i < sizeof encoded; ++i) encoded[i] = static_cast<std::uint8_t>(length >> (8 * i));
  crypto_generichash_update(&state, encoded, sizeof encoded);
  crypto_generichash_update(&state, bytes_of(part).data(), part.size());
}

}  // namespace

Bytes32 blind_index(const Keys& keys, std::string_view tenant, std::string_view kind, std::string_view canonical) {
  const ByteView purpose_key = keys.derived(Purpose::kBlindIndex);
  Bytes32 key;
  crypto_generichash_state state;
  crypto_generichash_init(&state, purpose_key.data(), purpose_key.size(), key.size());
  add_part(state, tenant);
  add_part(state, kind);
  crypto_generichash_final(&state, key.data(), key.size());

  Bytes32 index;
  static_assert(sizeof index == crypto_auth_hmacsha256_BYTES && sizeof key == crypto_auth_hmacsha256_KEYBYTES);
  crypto_auth_hmacsha256(index.data(), bytes_of(canonical).data(), canonical.size(), key.data());
  sodium_memzero(key.data(), key.size());
  sodium_memzero(&state, sizeof state);
  return index;
}

}  // namespace guichet::crypto
