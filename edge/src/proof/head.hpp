#pragma once

#include <optional>
#include <string>

#include "crypto/signing.hpp"
#include "json/json.hpp"

namespace guichet::proof {

// Where a chain ends. Kept somewhere else, it shows that nothing was cut off or rewritten since.
struct Head {
  std::string tenant;
  std::int64_t sequence = 0;  // 0: there is no entry yet
  Bytes32 hash{};
};

// {"hash", "public_key", "sequence", "signature", "tenant", "v": 1}, all bytes as hexadecimal digits. Signed
// is "guichet.proof.head.v1", a line feed, and the canonical JSON of the other members but the key.
Json signed_head(const crypto::Keys& keys, const Head& head);

// The head, when its shape is right and its signature is by that key.
std::optional<Head> read_head(const Json& json, const Bytes32& public_key);

// Signs the SHA-256 of all lines of an export, and checks it.
crypto::Signature sign_export(const crypto::Keys& keys, const Bytes32& hash);
bool is_export_signed(const Bytes32& public_key, const Bytes32& hash, const crypto::Signature& signature);

}  // namespace guichet::proof
