#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace guichet::cli {

struct RegisterBuildOptions {
  std::vector<std::filesystem::path> files;
  std::filesystem::path output;
  std::filesystem::path shards;  // empty: none
};

// guichet register build: makes a register of address files. Ends with 1 when a file is wrong, with 130 when
// it is interrupted; no file is left behind then, and one of before stays.
int register_build_command(const RegisterBuildOptions& options);

// guichet register check: reads all of a register and says what it holds. 1 when it is damaged.
int register_check_command(const std::filesystem::path& file);

}  // namespace guichet::cli
