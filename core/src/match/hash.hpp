#pragma once

#include <cstdint>
#include <string_view>

namespace guichet::match {

// A 64-bit hash of a text for tables of this process and of models: FNV-1a with the finalizer of MurmurHash3.
// Nothing secret: an index that leaves the process takes a keyed one.
constexpr std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccd;
  hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53;
  return hash ^ hash >> 33;
}

}  // namespace guichet::match
