#pragma once

#include <optional>
#include <string>
#include <vector>

#include "localize/localizer.hpp"
#include "match/batch.hpp"
#include "silos/comparison.hpp"
#include "silos/intake.hpp"
#include "files/output_folder.hpp"
#include "silos/statistics.hpp"

namespace guichet::silos {

struct PairListOptions {
  double from = 0.30;  // certainty of the pairs that are listed
  unsigned threads = 2;
  std::string locale;
};

struct ListedPairs {
  std::uint64_t count = 0;
  DecidingFields deciding;  // of those that are probably of one person
};

// Writes id_a,id_b,certainty,class,explanation of each pair, in the order of the records. `watch` is told how
// many pairs are done and gives whether to go on.
ListedPairs write_pairs(const std::vector<match::ScoredPair>& pairs, const Intake& intake,
                        const Comparison& comparison, const localize::Localizer& localizer,
                        const PairListOptions& options, files::OutputFile& file,
                        const std::function<bool(std::uint64_t done)>& watch);

}  // namespace guichet::silos
