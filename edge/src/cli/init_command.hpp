#pragma once

#include <filesystem>

namespace guichet::cli {

// guichet init: writes the configuration, unless it is there, and the keys it names, unless they are.
// Gives the exit code; says what was made on standard output and what went wrong on standard error.
int init_command(const std::filesystem::path& config_file);

// Makes the key file when there is none. False, after saying why, when that fails.
bool make_keys(const std::filesystem::path& key_file);

}  // namespace guichet::cli
