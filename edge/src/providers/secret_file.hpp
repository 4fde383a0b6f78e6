#pragma once

#include <string>

#include "common/expected.hpp"

namespace guichet::login {

struct SecretError {
  std::string reason;  // for people, with the path
};

// The first line of a file of at most 64 KiB, without white space around it; never empty.
Expected<std::string, SecretError> read_secret(const std::string& path);

}  // namespace guichet::login
