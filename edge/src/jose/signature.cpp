#include "jose/signature.hpp"

#include <openssl/rsa.h>

#include "jose/openssl.hpp"

namespace guichet::jose {
namespace {

constexpr std::size_t kEs256Bytes = 2 * kCoordinateBytes;
constexpr std::size_t kEdDsaBytes = 64;

// OpenSSL wants r and s of ES256 in DER. Empty when there is no memory.
Bytes to_der(ByteView signature) {
  Number r = number_of(signature.first(kCoordinateBytes));
  Number s = number_of(signature.subspan(kCoordinateBytes));
  const CurveSignature pair(ECDSA_SIG_new());
  if (!r || !s || !pair || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return {};
  static_cast<void>(r.release());
  static_cast<void>(s.release());
  std::uint8_t* written = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &written);
  if (size <= 0) return {};
  Bytes der(written, written + size);
  OPENSSL_free(written);
  return der;
}

bool verify(EVP_PKEY& key, const char* digest, ByteView message, ByteView signature) {
  const Digesting digesting(EVP_MD_CTX_new());
  EVP_PKEY_CTX* context = nullptr;  // belongs to `digesting`
  if (!digesting ||
      EVP_DigestVerifyInit_ex(digesting.get(), &context, digest, nullptr, nullptr, &key, nullptr) != 1)
    return false;
  const bool is_rsa = EVP_PKEY_is_a(&key, "RSA") == 1;
  if (is_rsa && EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) != 1) return false;
  return EVP_DigestVerify(digesting.get(), signature.data(), signature.size(), message.data(),
                          message.size()) == 1;
}

bool is_es256(EVP_PKEY& key, ByteView message, ByteView signature) {
  if (signature.size() != kEs256Bytes) return false;
  return verify(key, "SHA256", message, to_der(signature));
}

}  // namespace

bool is_signed(const VerificationKey& key, ByteView message, ByteView signature) {
  const ErrorsForgotten forgotten;
  switch (key.algorithm) {
    case Algorithm::kRs256:
      return verify(*key.key, "SHA256", message, signature);
    case Algorithm::kEs256:
      return is_es256(*key.key, message, signature);
    case Algorithm::kEdDsa:
      return signature.size() == kEdDsaBytes && verify(*key.key, nullptr, message, signature);
  }
  return false;
}

}  // namespace guichet::jose
