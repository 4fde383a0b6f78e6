#pragma once

#include <string>
#include <string_view>

#include "common/bytes.hpp"
#include "common/expected.hpp"
#include "crypto/keys.hpp"

namespace guichet::crypto {

// The place a sealed value belongs to. A value copied to another row, column or tenant does not open.
struct SealPlace {
  std::string_view tenant;
  std::string_view column;  // "table.column"
  ByteView row;             // the id of the row, or whatever names it
};

enum class SealErrc : std::uint8_t {
  kMalformed,   // too short, or of an unknown version
  kOtherKey,    // sealed under another master secret
  kNotGenuine,  // altered, or not of this place
};

// Encrypts and authenticates (XChaCha20-Poly1305, random nonce).
// Layout: version 1 (1 byte), key id (4), nonce (24), ciphertext with tag (length of the text + 16).
Bytes seal(const Keys& keys, std::string_view plaintext, const SealPlace& place);

// Undoes seal(). Nothing of the text is given back unless all of it is genuine.
Expected<std::string, SealErrc> open(const Keys& keys, ByteView sealed, const SealPlace& place);

}  // namespace guichet::crypto
