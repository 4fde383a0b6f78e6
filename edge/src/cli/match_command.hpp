#pragma once

#include <filesystem>
#include <string>

#include "silos/deduplicate.hpp"

namespace guichet::cli {

struct MatchCommandOptions {
  silos::DeduplicateOptions run;
  std::filesystem::path mapping;  // empty: columns are known by their names only
};

// guichet match: finds who stands several times in files of records, and writes lists and a report. Ends with
// 1 when something is wrong, with 130 when it is interrupted; no file is left behind then.
int match_command(MatchCommandOptions options);

}  // namespace guichet::cli
