#include "crypto/token.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "fixed_keys.hpp"

using namespace guichet;
using namespace guichet::crypto;

TEST_CASE("tokens are 43 characters of base64url and do not repeat") {
  std::set<std::string> tokens;
  for (int i = 0; i < 10000; ++i) tokens.insert(new_token());
  CHECK(tokens.size() == 10000);
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

TEST_CASE("a token hash depends on the token and on the key") {
  const Keys keys = fixed_keys();
  CHECK(equal(token_hash(keys, "a"), token_hash(fixed_keys(), "a")));
  CHECK_FALSE(equal(token_hash(keys, "a"), token_hash(keys, "b")));
  CHECK_FALSE(equal(token_hash(keys, "a"), token_hash(fixed_keys(8), "a")));
}

TEST_CASE("a secret key is stored as its SHA-256") {
  CHECK(hex(secret_key_hash("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
