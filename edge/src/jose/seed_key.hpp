#pragma once

#include "common/bytes.hpp"
#include "jose/openssl.hpp"

namespace guichet::jose {

// The P-256 key pair that 32 secret bytes stand for; not for other rooms. Null for another length, or when
// OpenSSL fails.
Key key_of_seed(ByteView seed);

}  // namespace guichet::jose
