#pragma once

#include <filesystem>

namespace guichet::cli {

// guichet serve: runs the edge until SIGTERM or SIGINT. Prints "listening on URL" and "metrics on URL" once it
// takes requests. Gives the exit code.
int serve_command(const std::filesystem::path& config_file, bool makes_keys);

}  // namespace guichet::cli
