#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "crypto/keys.hpp"

namespace guichet::crypto {

// What the candidates of matching are found by: the first 63 bits of HMAC-SHA-256 (RFC 2104) under a key of
// its own for each tenant, over the kind of key and its text. Short on purpose: an index entry is a number,
// and two texts that meet by chance only cost one comparison. Nobody without the key file can test a guess.
class MatchIndex {
 public:
  MatchIndex(const Keys& keys, std::string_view tenant);
  MatchIndex(MatchIndex&&) noexcept;
  MatchIndex& operator=(MatchIndex&&) noexcept;
  ~MatchIndex();  // wipes the tenant's key

  // Not negative. `kind` is part of what is stored: it never changes its meaning.
  std::int64_t key(std::uint8_t kind, std::string_view text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guichet::crypto
