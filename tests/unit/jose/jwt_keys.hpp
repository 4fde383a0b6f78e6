#pragma once

#include <catch2/catch.hpp>

#include "jose/compact_jws.hpp"
#include "test_key.hpp"

namespace guichet::jose {

// A provider with a key of each algorithm, by the kids "rs", "es" and "ed".
struct ProviderKeys {
  TestKey rsa = TestKey::rsa();
  TestKey curve = TestKey::curve();
  TestKey ed25519 = TestKey::ed25519();

  std::string text() const { return set_text({rsa.jwk("rs"), curve.jwk("es"), ed25519.jwk("ed")}); }
};

inline const ProviderKeys& provider_keys() {
  static const ProviderKeys keys;
  return keys;
}

inline KeySet key_set(const std::string& text) {
  auto set = parse_key_set(text);
  REQUIRE(set);
  return *std::move(set);
}

inline Expected<VerifiedToken, JoseErrc> verify(std::string_view token, const KeySet& keys) {
  return verify_compact(token, keys, kAllAlgorithms);
}

// With the provider's keys.
inline Expected<VerifiedToken, JoseErrc> verify(std::string_view token) {
  static const KeySet keys = key_set(provider_keys().text());
  return verify(token, keys);
}

template <class... Keys>
JoseErrc refusal(std::string_view token, const Keys&... keys) {
  const auto verified = verify(token, keys...);
  REQUIRE_FALSE(verified);
  return verified.error();
}

}  // namespace guichet::jose
