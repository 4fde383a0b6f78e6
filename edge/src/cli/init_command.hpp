#pragma once

#include <filesystem>
#include <string_view>

#include "crypto/key_file.hpp"

namespace guichet::cli {

// guichet init: writes the configuration, unless it is there, and the keys it names, unless they are.
// Gives the exit code; says what was made on standard output and what went wrong on standard error.
int init_command(const std::filesystem::path& config_file);

// What is wrong with a key file and what to do about it.
std::string_view describe(crypto::KeyFileErrc error);

// Makes the key file when there is none. False, after saying why, when that fails.
bool make_keys(const std::filesystem::path& key_file);

}  // namespace guichet::cli
