#include <openssl/core_names.h>

#include "jose/public_key.hpp"
#include "jose/roca.hpp"

namespace guichet::jose {
namespace {

constexpr int kMinModulusBits = 2048;
constexpr int kMaxModulusBits = 8192;
constexpr int kMaxExponentBits = 33;

// RFC 7518 section 2: as few octets as the value needs.
bool is_minimal(ByteView bytes) { return !bytes.empty() && bytes.front() != 0; }

bool is_sound_modulus(const BIGNUM& modulus) {
  const int bits = BN_num_bits(&modulus);
  return bits >= kMinModulusBits && bits <= kMaxModulusBits && BN_is_odd(&modulus);
}

bool is_sound_exponent(const BIGNUM& exponent) {
  return BN_num_bits(&exponent) <= kMaxExponentBits && BN_is_odd(&exponent) && !BN_is_one(&exponent);
}

}  // namespace

Key read_rsa_key(const Json& jwk) {
  const Bytes n = binary_member(jwk, "n");
  const Bytes e = binary_member(jwk, "e");
  if (!is_minimal(n) || !is_minimal(e)) return nullptr;
  const Number modulus = number_of(n);
  const Number exponent = number_of(e);
  if (!modulus || !exponent || !is_sound_modulus(*modulus) || !is_sound_exponent(*exponent)) return nullptr;
  if (has_roca_fingerprint(n)) return nullptr;
  const ParamsBuilder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
    return nullptr;
  return make_key("RSA", EVP_PKEY_PUBLIC_KEY, *builder);
}

}  // namespace guichet::jose
