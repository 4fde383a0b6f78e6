#pragma once

#include <filesystem>
#include <string>

namespace guichet::cli {

struct ExportCommandOptions {
  std::filesystem::path config;
  std::filesystem::path output;
  std::string format = "csv";
  std::string scope = "confirmed";  // or the id of a segment
};

// guichet export contacts: writes all chosen contacts into a file at once. Gives the exit code.
int export_contacts_command(const ExportCommandOptions& options);

}  // namespace guichet::cli
