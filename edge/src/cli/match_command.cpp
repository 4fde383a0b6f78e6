#include "cli/match_command.hpp"

#include <spdlog/fmt/fmt.h>

#include <cstdlib>
#include <iostream>

#include "cli/failure.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "cli/silo_notes.hpp"
#include "silos/mapping.hpp"

namespace guichet::cli {
namespace {

constexpr std::size_t kSuspicious = 50;  // records of one person

std::string counted(std::uint64_t count, std::string_view one, std::string_view more) {
  return with_commas(count) + " " + std::string(count == 1 ? one : more);
}

class Match {
 public:
  explicit Match(const MatchCommandOptions& options)
      : options_(options), progress_(size_of_all(options.run.intake.files)), begin_(Progress::Time::now()) {}

  int run() {
    const auto done = silos::deduplicate(options_.run, localizer_, [this](auto phase, auto part, auto all) {
      return watch(phase, part, all);
    });
    progress_.finish();
    if (!done) return done.error().message.empty() ? fail_interrupted() : fail(done.error().message);
    print_notes(std::cout, done->files, localizer_);
    print_summary(*done);
    return 0;
  }

 private:
  bool watch(std::string_view phase, std::uint64_t part, std::uint64_t all) {
    progress_.show_part(phase, part, all);
    return !is_interrupted();
  }

  void print_summary(const silos::Deduplicated& done) const {
    const silos::Statistics& statistics = done.statistics;
    const double seconds = std::chrono::duration<double>(Progress::Time::now() - begin_).count();
    std::cout << counted(statistics.records, "record is", "records are") << " about "
              << counted(statistics.people, "person", "people") << ": "
              << counted(statistics.clones(), "clone", "clones") << '\n'
              << "wrote " << options_.run.folder.string() << ": report.html, pairs.csv ("
              << counted(done.listed_pairs, "pair", "pairs") << "), clusters.csv, merged.csv, model.json; "
              << fmt::format("{:.1f}", seconds) << " s\n";
    const std::size_t most = statistics.sizes.empty() ? 0 : statistics.sizes.rbegin()->first;
    if (most >= kSuspicious) {
      std::cout << "look before you merge: one person has " << with_commas(most)
                << " records; values that many share, or made-up data, look like agreement\n";
    }
  }

  const MatchCommandOptions& options_;
  const localize::Localizer localizer_;
  Progress progress_;
  Progress::Time::time_point begin_;
};

}  // namespace

int match_command(MatchCommandOptions options) {
  if (!options.mapping.empty()) {
    auto mapping = silos::read_mapping(options.mapping);
    if (!mapping) return fail(mapping.error().describe());
    options.run.intake.columns.mapping = *std::move(mapping);
  }
  watch_for_interruption();
  return Match(options).run();
}

}  // namespace guichet::cli
