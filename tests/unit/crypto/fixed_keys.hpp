#pragma once

#include "crypto/keys.hpp"

namespace guichet::crypto {

// Keys that are the same in every run.
inline Keys fixed_keys(std::uint8_t filler = 7) {
  Bytes32 secret;
  secret.fill(filler);
  return *Keys::from_secret(secret);
}

}  // namespace guichet::crypto
