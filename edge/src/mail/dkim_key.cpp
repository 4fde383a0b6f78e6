#include "mail/dkim_key.hpp"

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "mail/encoding.hpp"
#include "mail/openssl.hpp"

namespace guichet::mail {
namespace {

constexpr int kLeastRsaBits = 2048;

std::shared_ptr<EVP_PKEY> owned(EVP_PKEY* key) { return {key, FreeOpenssl()}; }

std::string text_of(const Bio& bio) {
  char* data = nullptr;
  const long length = BIO_get_mem_data(bio.get(), &data);
  return length > 0 ? std::string(data, static_cast<std::size_t>(length)) : std::string();
}

std::string private_pem(const std::shared_ptr<EVP_PKEY>& key) {
  const Bio bio(BIO_new(BIO_s_mem()));
  if (!key || !bio || PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return {};
  }
  return text_of(bio);
}

// RSA as a SubjectPublicKeyInfo, Ed25519 as its 32 bytes alone.
std::string public_bytes(const DkimKey& key) {
  if (key.algorithm == DkimAlgorithm::kEd25519Sha256) {
    std::string raw(32, '\0');
    std::size_t length = raw.size();
    EVP_PKEY_get_raw_public_key(key.key.get(), reinterpret_cast<unsigned char*>(raw.data()), &length);
    return raw;
  }
  const Bio bio(BIO_new(BIO_s_mem()));
  if (!bio || i2d_PUBKEY_bio(bio.get(), key.key.get()) != 1) return {};
  return text_of(bio);
}

Expected<DkimKey, std::string> accept(std::shared_ptr<EVP_PKEY> key) {
  switch (EVP_PKEY_get_base_id(key.get())) {
    case EVP_PKEY_ED25519: return DkimKey{DkimAlgorithm::kEd25519Sha256, std::move(key)};
    case EVP_PKEY_RSA: break;
    default: return std::string("holds a key that is neither RSA nor Ed25519");
  }
  if (EVP_PKEY_get_bits(key.get()) < kLeastRsaBits) return std::string("holds an RSA key of less than 2048 bits");
  return DkimKey{DkimAlgorithm::kRsaSha256, std::move(key)};
}

// A key under a passphrase would ask the terminal for it.
int no_passphrase(char*, int, int, void*) { return -1; }

}  // namespace

std::string make_dkim_keys() {
  const std::string rsa = private_pem(owned(EVP_RSA_gen(2048)));
  const std::string ed25519 = private_pem(owned(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")));
  return rsa.empty() || ed25519.empty() ? std::string() : rsa + ed25519;
}

Expected<std::vector<DkimKey>, std::string> parse_dkim_keys(const std::string& pem) {
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  std::vector<DkimKey> keys;
  while (EVP_PKEY* read = bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr) : nullptr) {
    auto key = accept(owned(read));
    if (!key) return key.error();
    const bool is_second = std::any_of(keys.begin(), keys.end(),
                                       [&](const DkimKey& other) { return other.algorithm == key->algorithm; });
    if (is_second) return std::string("holds two keys of one kind");
    keys.push_back(*std::move(key));
  }
  if (keys.empty()) return std::string("holds no private key in PEM form; make one with: guichet mail key");
  return keys;
}

Expected<std::vector<DkimKey>, std::string> load_dkim_keys(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::string("there is no such file; make it with: guichet mail key");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) return std::string("others may read or write it; set its mode to 0600");
  std::ifstream input(path, std::ios::binary);
  std::ostringstream text;
  text << input.rdbuf();
  if (!input) return std::string("cannot be read");
  return parse_dkim_keys(text.str());
}

std::string dkim_selector(const std::string& selector, DkimAlgorithm algorithm) {
  return algorithm == DkimAlgorithm::kEd25519Sha256 ? selector + "-ed25519" : selector;
}

std::string dkim_record(const DkimKey& key) {
  const std::string_view kind = key.algorithm == DkimAlgorithm::kEd25519Sha256 ? "ed25519" : "rsa";
  return "v=DKIM1; k=" + std::string(kind) + "; p=" + base64(public_bytes(key));
}

}  // namespace guichet::mail
