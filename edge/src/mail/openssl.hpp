#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>

#include <memory>

namespace guichet::mail {

struct FreeOpenssl {
  void operator()(BIO* bio) const { BIO_free_all(bio); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

using Bio = std::unique_ptr<BIO, FreeOpenssl>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeOpenssl>;

}  // namespace guichet::mail
