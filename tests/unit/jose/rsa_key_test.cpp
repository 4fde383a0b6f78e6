#include <openssl/bn.h>

#include <catch2/catch.hpp>

#include "jose/base64url.hpp"
#include "jose/roca.hpp"
#include "jwt_keys.hpp"
#include "weak_modulus.hpp"

using namespace guichet;
using namespace guichet::jose;

namespace {

constexpr const char* kUsualExponent = "AQAB";

// No RSA modulus, but a number of that many bits as a JWK may hold one.
Bytes odd_number(unsigned bits) {
  Bytes bytes((bits + 7) / 8, 0x5B);
  bytes.front() = static_cast<std::uint8_t>(1U << (bits + 7) % 8);
  return bytes;
}

bool is_imported(const Bytes& modulus, const std::string& exponent = kUsualExponent) {
  return import_key({{"kty", "RSA"}, {"n", encode_base64url(modulus)}, {"e", exponent}}).has_value();
}

bool is_imported_with_exponent(const Bytes& exponent) {
  return is_imported(odd_number(2048), encode_base64url(exponent));
}

}  // namespace

TEST_CASE("A45 an RSA key of less than 2048 or more than 8192 bits is refused") {
  CHECK(import_key(TestKey::rsa(2048).jwk()));
  CHECK(import_key(TestKey::rsa(3072).jwk()));
  CHECK_FALSE(import_key(TestKey::rsa(1024).jwk()));
  for (const unsigned bits : {2048U, 2049U, 4096U, 8191U, 8192U}) CHECK(is_imported(odd_number(bits)));
  for (const unsigned bits : {8U, 512U, 1024U, 2040U, 2047U, 8193U, 16384U})
    CHECK_FALSE(is_imported(odd_number(bits)));
}

TEST_CASE("A45 a modulus that is even, has leading zeros or is no text is refused") {
  Bytes even = odd_number(2048);
  even.back() ^= 1;
  CHECK_FALSE(is_imported(even));
  Bytes padded = odd_number(2048);
  padded.insert(padded.begin(), 0);
  CHECK_FALSE(is_imported(padded));
  CHECK_FALSE(is_imported({}));
  CHECK_FALSE(import_key({{"kty", "RSA"}, {"n", 5}, {"e", kUsualExponent}}));
  CHECK_FALSE(import_key({{"kty", "RSA"}, {"e", kUsualExponent}}));
  CHECK_FALSE(import_key({{"kty", "RSA"}, {"n", encode_base64url(odd_number(2048))}}));
}

TEST_CASE("A45 an exponent that is 1, even, or of more than 33 bits is refused") {
  CHECK(is_imported_with_exponent({3}));
  CHECK(is_imported_with_exponent({1, 0, 1}));
  CHECK(is_imported_with_exponent({1, 0, 0, 0, 1}));
  CHECK_FALSE(is_imported_with_exponent({1}));
  CHECK_FALSE(is_imported_with_exponent({0}));
  CHECK_FALSE(is_imported_with_exponent({}));
  CHECK_FALSE(is_imported_with_exponent({2}));
  CHECK_FALSE(is_imported_with_exponent({1, 0, 0}));
  CHECK_FALSE(is_imported_with_exponent({0, 1, 0, 1}));
  CHECK_FALSE(is_imported_with_exponent({2, 0, 0, 0, 1}));
  CHECK_FALSE(is_imported_with_exponent(odd_number(64)));
  CHECK_FALSE(is_imported_with_exponent(odd_number(2048)));
}

TEST_CASE("A45 a key as the broken RSALib makes them (ROCA) is refused") {
  for (const unsigned bits : {2048U, 3072U}) {
    const Bytes modulus = roca_modulus(bits);
    CHECK(modulus.size() == bits / 8);
    CHECK(has_roca_fingerprint(modulus));
    CHECK_FALSE(is_imported(modulus));
  }
}

TEST_CASE("A45 an ordinary modulus has no ROCA fingerprint") {
  for (int i = 0; i < 20'000; ++i) CHECK_FALSE(has_roca_fingerprint(random_odd(2048)));
  CHECK_FALSE(
      has_roca_fingerprint(decode_base64url(provider_keys().rsa.jwk()["n"].get<std::string>()).value()));
  CHECK_FALSE(has_roca_fingerprint({}));
  CHECK(has_roca_fingerprint(Bytes{1}));
  CHECK(has_roca_fingerprint(Bytes{1, 0, 1}));
}

TEST_CASE("A45 the ROCA fingerprint is lost with the residue of any single prime") {
  const Bytes modulus = roca_modulus(2048);
  for (const unsigned prime : {11U, 37U, 53U, 61U, 97U, 127U, 151U, 157U, 163U, 167U})
    CHECK_FALSE(has_roca_fingerprint(without_power(modulus, prime)));
}
