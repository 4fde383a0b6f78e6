#include "weak_modulus.hpp"

#include <openssl/bn.h>

#include <cstdlib>
#include <memory>
#include <set>

namespace guichet::jose {
namespace {

struct Freed {
  void operator()(BIGNUM* number) const { BN_free(number); }
  void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};
using Number = std::unique_ptr<BIGNUM, Freed>;
using Context = std::unique_ptr<BN_CTX, Freed>;

constexpr unsigned kSmallestGenerator = 65537;

void must(int done) {
  if (done != 1) std::abort();
}

bool is_prime(unsigned number) {
  for (unsigned divisor = 2; divisor * divisor <= number; ++divisor)
    if (number % divisor == 0) return false;
  return number >= 2;
}

Number product_of_primes(unsigned largest, unsigned left_out = 0) {
  Number product(BN_new());
  must(BN_one(product.get()));
  for (unsigned number = 2; number <= largest; ++number)
    if (is_prime(number) && number != left_out) must(BN_mul_word(product.get(), number));
  return product;
}

Bytes bytes_of(const BIGNUM& number) {
  Bytes bytes(static_cast<std::size_t>(BN_num_bytes(&number)));
  BN_bn2bin(&number, bytes.data());
  return bytes;
}

// 65537 ^ a mod M, for a random a.
Number random_power(const BIGNUM& modulus, BN_CTX& context) {
  Number generator(BN_new());
  Number exponent(BN_new());
  Number power(BN_new());
  must(BN_set_word(generator.get(), kSmallestGenerator));
  must(BN_rand(exponent.get(), 256, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY));
  must(BN_mod_exp(power.get(), generator.get(), exponent.get(), &modulus, &context));
  return power;
}

// With the two highest bits set, so that the product of two has all its bits.
Number weak_prime(int bits, const BIGNUM& modulus, BN_CTX& context) {
  Number prime(BN_new());
  Number rest(BN_new());
  do {
    must(BN_rand(prime.get(), bits, BN_RAND_TOP_TWO, BN_RAND_BOTTOM_ANY));
    must(BN_mod(rest.get(), prime.get(), &modulus, &context));
    must(BN_sub(prime.get(), prime.get(), rest.get()));
    must(BN_add(prime.get(), prime.get(), random_power(modulus, context).get()));
  } while (BN_num_bits(prime.get()) != bits || BN_is_bit_set(prime.get(), bits - 2) == 0 ||
           BN_check_prime(prime.get(), &context, nullptr) != 1);
  return prime;
}

std::set<unsigned> powers(unsigned prime) {
  std::set<unsigned> found;
  for (unsigned power = 1; found.insert(power).second;) power = power * (kSmallestGenerator % prime) % prime;
  return found;
}

}  // namespace

Bytes roca_modulus(unsigned bits) {
  const Context context(BN_CTX_new());
  const Number modulus = product_of_primes(701);
  const Number p = weak_prime(static_cast<int>(bits / 2), *modulus, *context);
  const Number q = weak_prime(static_cast<int>(bits / 2), *modulus, *context);
  const Number product(BN_new());
  must(BN_mul(product.get(), p.get(), q.get(), context.get()));
  return bytes_of(*product);
}

Bytes random_odd(unsigned bits) {
  const Number number(BN_new());
  must(BN_rand(number.get(), static_cast<int>(bits), BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ODD));
  return bytes_of(*number);
}

Bytes without_power(const Bytes& modulus, unsigned prime) {
  const Number number(BN_bin2bn(modulus.data(), static_cast<int>(modulus.size()), nullptr));
  const Number step = product_of_primes(167, prime);
  const std::set<unsigned> allowed = powers(prime);
  while (allowed.count(static_cast<unsigned>(BN_mod_word(number.get(), prime))) != 0)
    must(BN_add(number.get(), number.get(), step.get()));
  return bytes_of(*number);
}

}  // namespace guichet::jose
