#pragma once

#include <filesystem>

#include "common/expected.hpp"
#include "crypto/keys.hpp"

namespace guichet::crypto {

enum class KeyFileErrc : std::uint8_t {
  kMissing,      // there is no such file
  kExists,       // the file is already there and was not touched
  kPermissions,  // somebody else than its owner may read or write it, or it is no plain file
  kMalformed,    // it is no key file of this program
  kIo,           // the system refused to read or write it
  kNoMemory,     // the system gave no memory for secrets
};

// Makes a new key file (mode 0600, flushed to disk) with a random master secret. Never overwrites.
// The file is two lines of ASCII: "guichet-keys 1" and 64 hexadecimal digits.
Expected<Keys, KeyFileErrc> create_key_file(const std::filesystem::path& path);

// Reads a key file. Refuses one that group or world can read or write.
Expected<Keys, KeyFileErrc> load_key_file(const std::filesystem::path& path);

}  // namespace guichet::crypto
