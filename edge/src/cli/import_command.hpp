#pragma once

#include <filesystem>
#include <string>

#include "silos/intake.hpp"

namespace guichet::cli {

struct ImportCommandOptions {
  silos::IntakeOptions intake;
  std::filesystem::path mapping;  // empty: columns are known by their names only
  std::filesystem::path config;
  std::string tenant = "default";
  std::string locale = "en";
  bool is_dry_run = false;
};

// guichet import: brings files of records into the store, or says what that would do. Ends with 1 when
// something is wrong, with 130 when it is interrupted: what was written until then stays, and doing it again
// goes on from there.
int import_command(ImportCommandOptions options);

}  // namespace guichet::cli
