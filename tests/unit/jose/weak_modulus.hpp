#pragma once

#include "common/bytes.hpp"

namespace guichet::jose {

// The product of two primes of the form k * M + (65537 ^ a mod M), where M is the product of the first
// primes: how the broken RSALib chose them (CVE-2017-15361). 1984 to 3936 bits.
Bytes roca_modulus(unsigned bits);

Bytes random_odd(unsigned bits);

// The modulus, changed so that it is no power of 65537 modulo this one prime, and the same modulo the others
// up to 167.
Bytes without_power(const Bytes& modulus, unsigned prime);

}  // namespace guichet::jose
