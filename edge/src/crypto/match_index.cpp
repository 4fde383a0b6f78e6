#include "crypto/match_index.hpp"

#include <sodium.h>

namespace guichet::crypto {

// The HMAC after its key: copied for each text, which is half of the work.
struct MatchIndex::State {
  crypto_auth_hmacsha256_state keyed;
};

MatchIndex::MatchIndex(const Keys& keys, std::string_view tenant) : state_(std::make_unique<State>()) {
  const ByteView purpose_key = keys.derived(Purpose::kMatchKey);
  Bytes32 key;
  crypto_generichash(key.data(), key.size(), bytes_of(tenant).data(), tenant.size(), purpose_key.data(),
                     purpose_key.size());
  crypto_auth_hmacsha256_init(&state_->keyed, key.data(), key.size());
  sodium_memzero(key.data(), key.size());
}

MatchIndex::MatchIndex(MatchIndex&&) noexcept = default;
MatchIndex& MatchIndex::operator=(MatchIndex&&) noexcept = default;

MatchIndex::~MatchIndex() {
  if (state_) sodium_memzero(state_.get(), sizeof(State));
}

std::int64_t MatchIndex::key(std::uint8_t kind, std::string_view text) const {
  crypto_auth_hmacsha256_state state = state_->keyed;
  crypto_auth_hmacsha256_update(&state, &kind, sizeof kind);
  crypto_auth_hmacsha256_update(&state, bytes_of(text).data(), text.size());
  Bytes32 hash;
  crypto_auth_hmacsha256_final(&state, hash.data());
  sodium_memzero(&state, sizeof state);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8 | hash[i];
  return static_cast<std::int64_t>(number >> 1);
}

}  // namespace guichet::crypto
