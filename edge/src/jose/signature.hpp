#pragma once

#include "common/bytes.hpp"
#include "jose/key_set.hpp"

namespace guichet::jose {

// Whether these are the key's signature bytes of the message, in the form that a JWS has (RFC 7518 sections
// 3.3 and 3.4, RFC 8037 section 3.1).
bool is_signed(const VerificationKey& key, ByteView message, ByteView signature);

}  // namespace guichet::jose
