#include "jose/signing_key.hpp"

#include <openssl/core_names.h>
#include <openssl/pem.h>

#include "jose/algorithm.hpp"
#include "jose/base64url.hpp"
#include "jose/openssl.hpp"
#include "jose/seed_key.hpp"

namespace guichet::jose {
namespace {

using Input = std::unique_ptr<BIO, Freeing<BIO_free_all>>;

// Nobody is asked for a password.
int no_password(char*, int, int, void*) { return -1; }

bool is_sound_p256(EVP_PKEY& key) {
  char curve[32] = "";
  const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, &key, nullptr));
  return EVP_PKEY_is_a(&key, "EC") == 1 && EVP_PKEY_get_group_name(&key, curve, sizeof curve, nullptr) == 1 &&
         std::string_view(curve) == kCurveP256 && context && EVP_PKEY_check(context.get()) == 1;
}

std::string coordinate(const EVP_PKEY& key, const char* name) {
  BIGNUM* read = nullptr;
  if (EVP_PKEY_get_bn_param(&key, name, &read) != 1) return {};
  const Number number(read);
  Bytes bytes(kCoordinateBytes);
  BN_bn2binpad(number.get(), bytes.data(), static_cast<int>(bytes.size()));
  return encode_base64url(bytes);
}

Json public_members(const EVP_PKEY& key) {
  return Json{{"kty", "EC"},
              {"crv", "P-256"},
              {"x", coordinate(key, OSSL_PKEY_PARAM_EC_PUB_X)},
              {"y", coordinate(key, OSSL_PKEY_PARAM_EC_PUB_Y)}};
}

// RFC 7638: the members are sorted by name and written without white space.
std::string thumbprint(const EVP_PKEY& key) {
  const std::string members = write_json(public_members(key));
  Bytes32 digest{};
  if (EVP_Q_digest(nullptr, "SHA256", nullptr, members.data(), members.size(), digest.data(), nullptr) != 1)
    return {};
  return encode_base64url(digest);
}

Bytes der_signature(EVP_PKEY& key, ByteView message) {
  const Digesting digesting(EVP_MD_CTX_new());
  if (!digesting ||
      EVP_DigestSignInit_ex(digesting.get(), nullptr, "SHA256", nullptr, nullptr, &key, nullptr) != 1)
    return {};
  Bytes der(static_cast<std::size_t>(EVP_PKEY_get_size(&key)));
  std::size_t size = der.size();
  if (EVP_DigestSign(digesting.get(), der.data(), &size, message.data(), message.size()) != 1) return {};
  der.resize(size);
  return der;
}

// RFC 7518 section 3.4: r and s, 32 bytes each. Empty when OpenSSL fails.
Bytes sign_es256(EVP_PKEY& key, ByteView message) {
  const Bytes der = der_signature(key, message);
  const std::uint8_t* next = der.data();
  const CurveSignature pair(d2i_ECDSA_SIG(nullptr, &next, static_cast<long>(der.size())));
  if (!pair) return {};
  Bytes signature(2 * kCoordinateBytes);
  constexpr int kSize = static_cast<int>(kCoordinateBytes);
  const bool is_written =
      BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), signature.data(), kSize) == kSize &&
      BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), signature.data() + kCoordinateBytes, kSize) == kSize;
  return is_written ? signature : Bytes{};
}

}  // namespace

std::optional<SigningKey> SigningKey::from_seed(ByteView seed) {
  const ErrorsForgotten forgotten;
  Key key = key_of_seed(seed);
  if (!key) return std::nullopt;
  std::string kid = thumbprint(*key);
  return SigningKey(std::move(key), std::move(kid));
}

std::optional<SigningKey> SigningKey::from_pem(std::string_view pem, std::string kid) {
  const ErrorsForgotten forgotten;
  const Input input(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  if (!input) return std::nullopt;
  Key key(PEM_read_bio_PrivateKey(input.get(), nullptr, no_password, nullptr), EVP_PKEY_free);
  if (!key || !is_sound_p256(*key)) return std::nullopt;
  return SigningKey(std::move(key), std::move(kid));
}

Json SigningKey::public_jwk() const {
  Json jwk = public_members(*key_);
  jwk["alg"] = algorithm_name(Algorithm::kEs256);
  jwk["use"] = "sig";
  jwk["kid"] = kid_;
  return jwk;
}

std::string SigningKey::sign(const Json& claims, std::string_view type) const {
  const ErrorsForgotten forgotten;
  Json header{{"alg", algorithm_name(Algorithm::kEs256)}, {"kid", kid_}};
  if (!type.empty()) header["typ"] = type;
  std::string token = encode_base64url(bytes_of(write_json(header)));
  token.append(".").append(encode_base64url(bytes_of(write_json(claims))));
  const Bytes signature = sign_es256(*key_, bytes_of(token));
  if (signature.empty()) return {};
  return token.append(".").append(encode_base64url(signature));
}

}  // namespace guichet::jose
