#pragma once

#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>

#include "common/bytes.hpp"

// What the files of this room share of OpenSSL; not for other rooms.
namespace guichet::jose {

template <auto Free>
struct Freeing {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};

using Number = std::unique_ptr<BIGNUM, Freeing<BN_clear_free>>;
using NumberContext = std::unique_ptr<BN_CTX, Freeing<BN_CTX_free>>;
using Digesting = std::unique_ptr<EVP_MD_CTX, Freeing<EVP_MD_CTX_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freeing<EVP_PKEY_CTX_free>>;
using CurveSignature = std::unique_ptr<ECDSA_SIG, Freeing<ECDSA_SIG_free>>;
using ParamsBuilder = std::unique_ptr<OSSL_PARAM_BLD, Freeing<OSSL_PARAM_BLD_free>>;
using Key = std::shared_ptr<EVP_PKEY>;

inline constexpr const char* kCurveP256 = "prime256v1";  // P-256, as OpenSSL calls it
inline constexpr std::size_t kCoordinateBytes = 32;      // of a point on P-256

// Takes away what OpenSSL leaves in the thread's queue of errors, where TLS would take it for its own.
class ErrorsForgotten {
 public:
  ErrorsForgotten();
  ~ErrorsForgotten();
  ErrorsForgotten(const ErrorsForgotten&) = delete;
  ErrorsForgotten& operator=(const ErrorsForgotten&) = delete;
};

// Big-endian. Null when there is no memory.
Number number_of(ByteView bytes);

// A key of its parameters; null when OpenSSL refuses them. `selection`: EVP_PKEY_PUBLIC_KEY or
// EVP_PKEY_KEYPAIR.
Key make_key(const char* type, int selection, OSSL_PARAM_BLD& parameters);

}  // namespace guichet::jose
