#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "common/expected.hpp"

struct evp_pkey_st;

namespace guichet::mail {

enum class DkimAlgorithm : std::uint8_t { kRsaSha256, kEd25519Sha256 };

// A private key that mails are signed with.
struct DkimKey {
  DkimAlgorithm algorithm = DkimAlgorithm::kRsaSha256;
  std::shared_ptr<evp_pkey_st> key;
};

// Two new keys as PEM text: RSA of 2048 bits, which every receiver checks, and Ed25519 (RFC 8463), which is shorter.
// Empty when the system's random source fails.
std::string make_dkim_keys();

// The private keys of PEM text, at most one of each kind. Error: for a person, why it is refused: no key, an RSA key
// below 2048 bits (RFC 8301 section 3.2), another kind of key.
Expected<std::vector<DkimKey>, std::string> parse_dkim_keys(const std::string& pem);

// The same of a file that nobody else may read.
Expected<std::vector<DkimKey>, std::string> load_dkim_keys(const std::filesystem::path& path);

// The selector a key's record stands under: that of the configuration, with "-ed25519" for the second key, because one
// record holds one key (RFC 6376 section 3.6.2.2).
std::string dkim_selector(const std::string& selector, DkimAlgorithm algorithm);

// What to publish as TXT under <selector>._domainkey.<domain> (RFC 6376 section 3.6.1, RFC 8463 section 4.2).
std::string dkim_record(const DkimKey& key);

}  // namespace guichet::mail
