#pragma once

#include <filesystem>

namespace guichet::cli {

// guichet doctor: looks at everything the edge needs, without changing any of it, and prints a line for each
// thing: ok, note, warn or fail, and what to do. It may run beside the edge. Ends with 1 when something is
// missing.
int doctor_command(const std::filesystem::path& config_file);

}  // namespace guichet::cli
