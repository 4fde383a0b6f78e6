#include "crypto/short_code.hpp"

#include <sodium.h>

#include "crypto/token.hpp"

namespace guichet::crypto {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 8;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// The character of the alphabet that somebody means.
char meant(char typed) {
  const char c = upper(typed);
  if (c == 'O') return '0';
  return c == 'I' || c == 'L' ? '1' : c;
}

}  // namespace

std::string new_short_code() {
  ready();
  std::string code;
  for (std::size_t i = 0; i < kLength; ++i) {
    code += kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))];
  }
  return code;
}

std::string spaced_short_code(std::string_view code) {
  return std::string(code.substr(0, kLength / 2)) + "-" + std::string(code.substr(kLength / 2));
}

std::optional<std::string> read_short_code(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (kAlphabet.find(meant(c)) == std::string_view::npos || code.size() == kLength) return std::nullopt;
    code += meant(c);
  }
  if (code.size() != kLength) return std::nullopt;
  return code;
}

Bytes32 short_code_hash(const Keys& keys, const Bytes32& request, std::string_view code) {
  return token_hash(keys, hex(request) + "/" + std::string(code));
}

}  // namespace guichet::crypto
