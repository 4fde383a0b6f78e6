#include "jose/roca.hpp"

#include <array>

namespace guichet::jose {
namespace {

constexpr std::uint32_t kLargestPrime = 167;
constexpr std::uint32_t kGenerator = 65537;

using Residues = std::array<bool, kLargestPrime + 1>;

constexpr bool is_odd_prime(std::uint32_t number) {
  if (number < 3 || number % 2 == 0) return false;
  for (std::uint32_t divisor = 3; divisor * divisor <= number; divisor += 2) {
    if (number % divisor == 0) return false;
  }
  return true;
}

constexpr Residues powers_of_generator(std::uint32_t prime) {
  Residues powers{};
  for (std::uint32_t power = 1; !powers[power]; power = power * (kGenerator % prime) % prime)
    powers[power] = true;
  return powers;
}

constexpr std::array<Residues, kLargestPrime + 1> kPowers = [] {
  std::array<Residues, kLargestPrime + 1> powers{};
  for (std::uint32_t prime = 3; prime <= kLargestPrime; ++prime) {
    if (is_odd_prime(prime)) powers[prime] = powers_of_generator(prime);
  }
  return powers;
}();

std::uint32_t remainder(ByteView number, std::uint32_t divisor) {
  std::uint32_t rest = 0;
  for (const std::uint8_t byte : number) rest = (rest << 8U | byte) % divisor;
  return rest;
}

}  // namespace

bool has_roca_fingerprint(ByteView modulus) {
  for (std::uint32_t prime = 3; prime <= kLargestPrime; ++prime) {
    if (is_odd_prime(prime) && !kPowers[prime][remainder(modulus, prime)]) return false;
  }
  return true;
}

}  // namespace guichet::jose
