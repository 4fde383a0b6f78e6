#include "crypto/token.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <unordered_set>

#include "fixed_keys.hpp"

using namespace guichet;
using namespace guichet::crypto;

TEST_CASE("B1 a million tokens of 256 random bits do not repeat, and each bit is as often set as not") {
  constexpr int kCount = 1'000'000;
  std::unordered_set<std::string> tokens;
  std::array<int, 256> set{};
  for (int i = 0; i < kCount; ++i) {
    const std::string token = new_token();
    Bytes32 bytes;
    std::size_t length = 0;
    sodium_base642bin(bytes.data(), bytes.size(), token.data(), token.size(), nullptr, &length, nullptr,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    REQUIRE(length == 32);
    for (std::size_t bit = 0; bit < set.size(); ++bit) set[bit] += bytes[bit / 8] >> bit % 8 & 1;
    tokens.insert(token);
  }
  CHECK(tokens.size() == kCount);
  // Six standard deviations of a fair coin.
  CHECK(std::all_of(set.begin(), set.end(), [](int count) { return std::abs(count - kCount / 2) < 3000; }));
  CHECK(std::string(randombytes_implementation_name()) == "sysrandom");
  CHECK(tokens.begin()->size() == kTokenLength);
  CHECK(is_token(*tokens.begin()));
}

TEST_CASE("what cannot be a token is seen without asking the store") {
  const std::string good(43, 'A');
  CHECK(is_token(good));
  CHECK_FALSE(is_token(""));
  CHECK_FALSE(is_token(good.substr(1)));
  CHECK_FALSE(is_token(good + "A"));
  CHECK_FALSE(is_token(good.substr(1) + "="));
  CHECK_FALSE(is_token(good.substr(1) + "+"));
  CHECK_FALSE(is_token(good.substr(1) + std::string(1, '\0')));
}

TEST_CASE("B7 the hashes of tokens that are nearly equal have nothing in common to compare by") {
  const Keys keys = fixed_keys();
  std::string near(43, 'A');
  const Bytes32 hash = token_hash(keys, near);
  near.back() = 'E';
  const Bytes32 other = token_hash(keys, near);
  int equal_bytes = 0;
  for (std::size_t i = 0; i < hash.size(); ++i) equal_bytes += hash[i] == other[i];
  CHECK(equal_bytes < 5);
}

TEST_CASE("a token hash depends on the token and on the key") {
  const Keys keys = fixed_keys();
  CHECK(equal(token_hash(keys, "a"), token_hash(fixed_keys(), "a")));
  CHECK_FALSE(equal(token_hash(keys, "a"), token_hash(keys, "b")));
  CHECK_FALSE(equal(token_hash(keys, "a"), token_hash(fixed_keys(8), "a")));
}

TEST_CASE("a secret key is stored as its SHA-256") {
  CHECK(hex(secret_key_hash("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
