#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "common/expected.hpp"
#include "silos/intake.hpp"
#include "silos/statistics.hpp"

namespace guichet::silos {

struct DeduplicateOptions {
  IntakeOptions intake;
  std::filesystem::path folder;  // of the outputs
  bool is_forced = false;
  std::filesystem::path model;  // a model.json of a run before; empty: learns from these files
  double join_from = 0.50;      // certainty from which records are taken for one person's
  double list_from = 0.30;      // certainty from which a pair is written down
  std::string locale = "en";    // of explanations and the report
};

// Told how far a phase is ("read", "learn" ...), in parts of all; gives whether to go on.
using WatchPhase = std::function<bool(std::string_view phase, std::uint64_t done, std::uint64_t all)>;

struct Deduplicated {
  Statistics statistics;
  std::vector<FileSummary> files;
  std::uint64_t listed_pairs = 0;
  std::uint64_t refused_links = 0;
  std::uint64_t skipped_keys = 0;
};

// Finds who stands several times in the files and writes pairs.csv, clusters.csv, merged.csv, model.json and
// report.html into the folder: all of them, or nothing.
Expected<Deduplicated, IntakeFailure> deduplicate(const DeduplicateOptions& options,
                                                  const localize::Localizer& localizer,
                                                  const WatchPhase& watch);

}  // namespace guichet::silos
