#include <openssl/core_names.h>

#include "jose/public_key.hpp"

namespace guichet::jose {
namespace {

constexpr std::uint8_t kUncompressed = 4;  // SEC 1 section 2.3.3
constexpr std::size_t kEd25519Bytes = 32;

bool push_octets(OSSL_PARAM_BLD& builder, ByteView octets) {
  return OSSL_PARAM_BLD_push_octet_string(&builder, OSSL_PKEY_PARAM_PUB_KEY, octets.data(), octets.size()) ==
         1;
}

}  // namespace

Key read_p256_key(const Json& jwk) {
  const Bytes x = binary_member(jwk, "x");
  const Bytes y = binary_member(jwk, "y");
  if (x.size() != kCoordinateBytes || y.size() != kCoordinateBytes) return nullptr;
  Bytes point{kUncompressed};
  point.insert(point.end(), x.begin(), x.end());
  point.insert(point.end(), y.begin(), y.end());
  const ParamsBuilder builder(OSSL_PARAM_BLD_new());
  if (!builder || !push_octets(*builder, point) ||
      OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, kCurveP256, 0) != 1)
    return nullptr;
  return make_key("EC", EVP_PKEY_PUBLIC_KEY, *builder);  // refuses a point that is not on the curve
}

Key read_ed25519_key(const Json& jwk) {
  const Bytes x = binary_member(jwk, "x");
  const ParamsBuilder builder(OSSL_PARAM_BLD_new());
  if (x.size() != kEd25519Bytes || !builder || !push_octets(*builder, x)) return nullptr;
  return make_key("ED25519", EVP_PKEY_PUBLIC_KEY, *builder);
}

}  // namespace guichet::jose
