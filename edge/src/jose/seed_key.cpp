#include "jose/seed_key.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>

#include <array>
#include <string_view>

namespace guichet::jose {
namespace {

using Group = std::unique_ptr<EC_GROUP, Freeing<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Freeing<EC_POINT_free>>;

constexpr std::size_t kSeedBytes = 32;
constexpr std::string_view kSeedPurpose = "guichet ES256 key 1";  // part of every key: never changes

// A number from 1 to the order less 1: 512 bits modulo (order - 1), and 1 more, so that none is likelier than
// another by more than 2^-256 (FIPS 186-5 section A.2.1).
Number secret_number(ByteView seed, const BIGNUM& order, BN_CTX& context) {
  const ByteView purpose = bytes_of(kSeedPurpose);
  std::array<std::uint8_t, 64> mac{};
  if (EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA512", nullptr, seed.data(), seed.size(), purpose.data(),
                purpose.size(), mac.data(), mac.size(), nullptr) == nullptr)
    return nullptr;
  const Number wide = number_of(mac);
  OPENSSL_cleanse(mac.data(), mac.size());
  const Number limit(BN_dup(&order));
  Number secret(BN_secure_new());
  if (!wide || !limit || !secret || BN_sub_word(limit.get(), 1) != 1) return nullptr;
  BN_set_flags(wide.get(), BN_FLG_CONSTTIME);
  if (BN_mod(secret.get(), wide.get(), limit.get(), &context) != 1 || BN_add_word(secret.get(), 1) != 1)
    return nullptr;
  return secret;
}

Bytes public_point(const EC_GROUP& group, const BIGNUM& secret, BN_CTX& context) {
  const Point point(EC_POINT_new(&group));
  if (!point || EC_POINT_mul(&group, point.get(), &secret, nullptr, nullptr, &context) != 1) return {};
  Bytes octets(1 + 2 * kCoordinateBytes);
  const std::size_t size = EC_POINT_point2oct(&group, point.get(), POINT_CONVERSION_UNCOMPRESSED,
                                              octets.data(), octets.size(), &context);
  return size == octets.size() ? octets : Bytes{};
}

Key make_key_pair(const BIGNUM& secret, ByteView point) {
  const ParamsBuilder builder(OSSL_PARAM_BLD_new());
  if (!builder || point.empty() ||
      OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, kCurveP256, 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) !=
          1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, &secret) != 1)
    return nullptr;
  return make_key("EC", EVP_PKEY_KEYPAIR, *builder);
}

}  // namespace

Key key_of_seed(ByteView seed) {
  if (seed.size() != kSeedBytes) return nullptr;
  const Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  const NumberContext context(BN_CTX_secure_new());
  if (!group || !context) return nullptr;
  const Number secret = secret_number(seed, *EC_GROUP_get0_order(group.get()), *context);
  return secret ? make_key_pair(*secret, public_point(*group, *secret, *context)) : nullptr;
}

}  // namespace guichet::jose
