#include "crypto/ids.hpp"

#include <sodium.h>

#include "crypto/keys.hpp"
#include "crypto/token.hpp"

namespace guichet::crypto {
namespace {

constexpr std::size_t kTextLength = 36;
constexpr std::size_t kHyphens[] = {8, 13, 18, 23};

}  // namespace

Id new_id(Millis now) {
  ready();
  Id id;
  randombytes_buf(id.data(), id.size());
  const auto time = static_cast<std::uint64_t>(now);
  for (std::size_t i = 0; i < 6; ++i) id[i] = static_cast<std::uint8_t>(time >> (40 - 8 * i));
  id[6] = static_cast<std::uint8_t>(0x70 | (id[6] & 0x0f));
  id[8] = static_cast<std::uint8_t>(0x80 | (id[8] & 0x3f));
  return id;
}

std::string id_text(const Id& id) {
  std::string text = hex(id);
  for (const std::size_t hyphen : kHyphens) text.insert(hyphen, 1, '-');
  return text;
}

std::optional<Id> parse_id(std::string_view text) {
  if (text.size() != kTextLength) return std::nullopt;
  for (const std::size_t hyphen : kHyphens) {
    if (text[hyphen] != '-') return std::nullopt;
  }
  Id id;
  std::size_t length = 0;
  if (sodium_hex2bin(id.data(), id.size(), text.data(), text.size(), "-", &length, nullptr) != 0) return std::nullopt;
  if (length != id.size()) return std::nullopt;
  return id;
}

}  // namespace guichet::crypto
