#pragma once

#include <array>

#include "common/bytes.hpp"
#include "crypto/keys.hpp"

namespace guichet::crypto {

using Signature = std::array<std::uint8_t, 64>;

// Ed25519 (RFC 8032) under the key that Purpose::kProofSigning is the seed of.
Signature sign_proof(const Keys& keys, ByteView message);

// The public half of that key.
Bytes32 proof_public_key(const Keys& keys);

bool is_signed(const Bytes32& public_key, ByteView message, const Signature& signature);

}  // namespace guichet::crypto
