#pragma once

#include "common/bytes.hpp"

namespace guichet::jose {

// True for a modulus (big-endian) as the broken RSALib makes them, whose factors can be computed
// (CVE-2017-15361): modulo every odd prime up to 167 it is a power of 65537. A sound modulus is taken for one
// about once in 2^27.
bool has_roca_fingerprint(ByteView modulus);

}  // namespace guichet::jose
