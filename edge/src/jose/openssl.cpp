#include "jose/openssl.hpp"

#include <openssl/err.h>

namespace guichet::jose {

using Params = std::unique_ptr<OSSL_PARAM, Freeing<OSSL_PARAM_free>>;

ErrorsForgotten::ErrorsForgotten() { ERR_set_mark(); }
ErrorsForgotten::~ErrorsForgotten() { ERR_pop_to_mark(); }

Number number_of(ByteView bytes) {
  return Number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

Key make_key(const char* type, int selection, OSSL_PARAM_BLD& parameters) {
  const ErrorsForgotten forgotten;
  const Params params(OSSL_PARAM_BLD_to_param(&parameters));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1) return nullptr;
  return Key(key, EVP_PKEY_free);
}

}  // namespace guichet::jose
