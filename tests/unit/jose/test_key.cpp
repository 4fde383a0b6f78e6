#include "test_key.hpp"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <cstdlib>

#include "jose/base64url.hpp"

namespace guichet::jose {
namespace {

using Digesting = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Context = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;
using Output = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

void must(bool done) {
  if (!done) std::abort();
}

Bytes fixed_width(const BIGNUM* number, std::size_t width) {
  Bytes bytes(width);
  must(BN_bn2binpad(number, bytes.data(), static_cast<int>(width)) == static_cast<int>(width));
  return bytes;
}

Bytes to_fixed_width(const Bytes& der) {
  const std::uint8_t* next = der.data();
  ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &next, static_cast<long>(der.size()));
  must(pair != nullptr);
  Bytes signature = fixed_width(ECDSA_SIG_get0_r(pair), 32);
  const Bytes s = fixed_width(ECDSA_SIG_get0_s(pair), 32);
  signature.insert(signature.end(), s.begin(), s.end());
  ECDSA_SIG_free(pair);
  return signature;
}

template <class Write>
std::string written(Write write) {
  const Output output(BIO_new(BIO_s_mem()), BIO_free_all);
  must(write(output.get()) == 1);
  char* text = nullptr;
  const long size = BIO_get_mem_data(output.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace

TestKey TestKey::rsa(unsigned bits, unsigned exponent) {
  const Context context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr), EVP_PKEY_CTX_free);
  must(EVP_PKEY_keygen_init(context.get()) == 1);
  const OSSL_PARAM params[] = {OSSL_PARAM_construct_uint("bits", &bits),
                               OSSL_PARAM_construct_uint("e", &exponent), OSSL_PARAM_construct_end()};
  EVP_PKEY* key = nullptr;
  must(EVP_PKEY_CTX_set_params(context.get(), params) == 1 && EVP_PKEY_generate(context.get(), &key) == 1);
  return TestKey(key);
}

TestKey TestKey::curve(const char* group) { return TestKey(EVP_EC_gen(group)); }

TestKey TestKey::ed25519() { return TestKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")); }

std::string TestKey::number(const char* name) const {
  BIGNUM* value = nullptr;
  must(EVP_PKEY_get_bn_param(key_.get(), name, &value) == 1);
  const bool is_coordinate = EVP_PKEY_is_a(key_.get(), "EC") == 1;
  const Bytes bytes = fixed_width(value, is_coordinate ? 32 : static_cast<std::size_t>(BN_num_bytes(value)));
  BN_free(value);
  return encode_base64url(bytes);
}

Json TestKey::jwk(std::string_view kid) const {
  Json jwk;
  if (EVP_PKEY_is_a(key_.get(), "RSA") == 1) {
    jwk = {{"kty", "RSA"}, {"n", number(OSSL_PKEY_PARAM_RSA_N)}, {"e", number(OSSL_PKEY_PARAM_RSA_E)}};
  } else if (EVP_PKEY_is_a(key_.get(), "EC") == 1) {
    jwk = {{"kty", "EC"},
           {"crv", "P-256"},
           {"x", number(OSSL_PKEY_PARAM_EC_PUB_X)},
           {"y", number(OSSL_PKEY_PARAM_EC_PUB_Y)}};
  } else {
    Bytes32 point{};
    std::size_t size = point.size();
    must(EVP_PKEY_get_raw_public_key(key_.get(), point.data(), &size) == 1);
    jwk = {{"kty", "OKP"}, {"crv", "Ed25519"}, {"x", encode_base64url(point)}};
  }
  if (!kid.empty()) jwk["kid"] = kid;
  return jwk;
}

std::string TestKey::pem() const {
  return written([this](BIO* output) { return PEM_write_bio_PUBKEY(output, key_.get()); });
}

std::string TestKey::pkcs8_pem() const {
  return written([this](BIO* output) {
    return PEM_write_bio_PKCS8PrivateKey(output, key_.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
}

Bytes TestKey::der() const {
  std::uint8_t* text = nullptr;
  const int size = i2d_PUBKEY(key_.get(), &text);
  must(size > 0);
  Bytes bytes(text, text + size);
  OPENSSL_free(text);
  return bytes;
}

Bytes TestKey::raw_signature(std::string_view message, const char* digest, bool with_pss) const {
  const Digesting digesting(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  const bool is_ed25519 = EVP_PKEY_is_a(key_.get(), "ED25519") == 1;
  EVP_PKEY_CTX* context = nullptr;
  must(EVP_DigestSignInit_ex(digesting.get(), &context, is_ed25519 ? nullptr : digest, nullptr, nullptr,
                             key_.get(), nullptr) == 1);
  if (with_pss) must(EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1);
  Bytes signature(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())));
  std::size_t size = signature.size();
  const ByteView bytes = bytes_of(message);
  must(EVP_DigestSign(digesting.get(), signature.data(), &size, bytes.data(), bytes.size()) == 1);
  signature.resize(size);
  return signature;
}

Bytes TestKey::sign(std::string_view message, const char* digest, bool with_pss) const {
  const Bytes signature = raw_signature(message, digest, with_pss);
  return EVP_PKEY_is_a(key_.get(), "EC") == 1 ? to_fixed_width(signature) : signature;
}

Bytes TestKey::sign_der(std::string_view message) const { return raw_signature(message, "SHA256", false); }

std::string signing_input(std::string_view header, std::string_view payload) {
  return encode_base64url(bytes_of(header)) + "." + encode_base64url(bytes_of(payload));
}

std::string signing_input(const Json& header, std::string_view payload) {
  return signing_input(std::string_view(write_json(header)), payload);
}

std::string make_token(const TestKey& key, const Json& header, std::string_view payload) {
  const std::string input = signing_input(header, payload);
  return input + "." + encode_base64url(key.sign(input));
}

std::string set_text(std::initializer_list<Json> keys) { return write_json(Json{{"keys", Json(keys)}}); }

}  // namespace guichet::jose
