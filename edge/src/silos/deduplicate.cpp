#include "silos/deduplicate.hpp"

#include <spdlog/fmt/chrono.h>

#include <chrono>

#include "matching/model_file.hpp"
#include "silos/comparison.hpp"
#include "files/output_folder.hpp"
#include "silos/pair_list.hpp"
#include "silos/people_lists.hpp"
#include "silos/report_page.hpp"

namespace guichet::silos {
namespace {

constexpr std::size_t kDoubtfulPairs = 20;
constexpr double kKeptFrom = 0.01;  // certainty from which a pair is counted at all

std::string today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(now));
}

class Run {
 public:
  using Failure = std::optional<IntakeFailure>;

  Run(const DeduplicateOptions& options, match::BatchOptions batch, const localize::Localizer& localizer,
      const WatchPhase& watch)
      : options_(options),
        localizer_(localizer),
        watch_(watch),
        batch_(std::move(batch)),
        comparison_(batch_) {}

  Expected<Deduplicated, IntakeFailure> run() {
    if (auto failure = take_records()) return *std::move(failure);
    if (auto failure = find_people()) return *std::move(failure);
    auto folder = files::OutputFolder::open(options_.folder, options_.is_forced);
    if (!folder) return IntakeFailure{folder.error()};
    if (auto failure = write_lists(*folder)) return *std::move(failure);
    if (auto failure = write_text(*folder, "model.json", matching::write_model_file(batch_.model().values())))
      return *failure;
    if (auto failure = write_text(*folder, "report.html", report())) return *failure;
    if (const auto failure = folder->commit()) return IntakeFailure{*failure};
    return Deduplicated{std::move(statistics_), std::move(intake_.files), listed_.count, clusters_.refused,
                        batch_.counts().large_blocks};
  }

 private:
  Failure take_records() {
    const auto give = [this](const PreparedProfile& profile, std::uint16_t silo) {
      batch_.add(profile.bytes, profile.keys, silo);
    };
    auto taken = take_in(options_.intake, give,
                         [this](const ReadProgress& now) { return watch_("reading", now.bytes, 0); });
    if (!taken) return taken.error();
    intake_ = *std::move(taken);
    return std::nullopt;
  }

  Failure find_people() {
    bool goes_on = true;
    pairs_ = batch_.run([this, &goes_on](std::string_view phase, std::uint64_t done, std::uint64_t all) {
      goes_on = goes_on && watch_(phase, done, all);
      return goes_on;
    });
    if (!goes_on || !watch_("joining", 0, pairs_.size())) return IntakeFailure{};
    std::vector<Link> links;
    for (const match::ScoredPair& pair : pairs_) {
      if (static_cast<double>(pair.certainty) >= options_.join_from) {
        links.push_back({pair.left, pair.right, pair.certainty});
      }
    }
    clusters_ = find_clusters(
        intake_.records.size(), std::move(links),
        [this](std::uint32_t left, std::uint32_t right) { return comparison_.contradicts(left, right); });
    statistics_ = count_all(intake_.records, intake_.silos, pairs_, clusters_);
    return std::nullopt;
  }

  Failure write_lists(files::OutputFolder& folder) {
    auto pairs = folder.create("pairs.csv");
    auto clusters = folder.create("clusters.csv");
    auto merged = folder.create("merged.csv");
    if (!pairs || !clusters || !merged)
      return IntakeFailure{(!pairs ? pairs : !clusters ? clusters : merged).error()};
    bool goes_on = true;
    const unsigned threads = options_.intake.threads;
    listed_ = write_pairs(
        pairs_, intake_, comparison_, localizer_, {options_.list_from, threads, options_.locale}, *pairs,
        [this, &goes_on](std::uint64_t done) { return goes_on = watch_("explaining", done, pairs_.size()); });
    if (!goes_on) return IntakeFailure{};
    write_people(clusters_, intake_, batch_, threads, *clusters, *merged,
                 [this, &goes_on](std::uint64_t done) {
                   return goes_on = watch_("merging", done, clusters_.members.size());
                 });
    if (!goes_on) return IntakeFailure{};
    for (files::OutputFile* file : {&*pairs, &*clusters, &*merged}) {
      if (const auto failure = file->finish()) return IntakeFailure{*failure};
    }
    return std::nullopt;
  }

  static Failure write_text(files::OutputFolder& folder, const std::string& name, const std::string& text) {
    auto file = folder.create(name);
    if (!file) return IntakeFailure{file.error()};
    file->write(text);
    if (const auto failure = file->finish()) return IntakeFailure{*failure};
    return std::nullopt;
  }

  std::string report() const {
    const auto weigh = [this](const match::ScoredPair& pair) {
      return comparison_.weigh(pair.left, pair.right);
    };
    std::vector<DoubtfulPair> doubtful;
    for (const match::ScoredPair& pair : most_doubtful(pairs_, kDoubtfulPairs, weigh)) {
      doubtful.push_back({pair.left, pair.right, weigh(pair)});
    }
    return write_report({intake_, statistics_, listed_.deciding, doubtful, batch_.model().values(),
                         batch_.counts(), clusters_.refused, options_.join_from, options_.list_from, today()},
                        localizer_, options_.locale);
  }

  const DeduplicateOptions& options_;
  const localize::Localizer& localizer_;
  const WatchPhase& watch_;
  match::Batch batch_;
  Comparison comparison_;
  Intake intake_;
  std::vector<match::ScoredPair> pairs_;
  Clusters clusters_;
  Statistics statistics_;
  ListedPairs listed_;
};

}  // namespace

Expected<Deduplicated, IntakeFailure> deduplicate(const DeduplicateOptions& options,
                                                  const localize::Localizer& localizer,
                                                  const WatchPhase& watch) {
  if (const auto refusal = files::OutputFolder::check(options.folder, options.is_forced))
    return IntakeFailure{*refusal};
  match::BatchOptions batch;
  batch.threads = options.intake.threads;
  batch.keep_from = std::min(kKeptFrom, options.list_from);
  if (!options.model.empty()) {
    auto model = matching::read_model_file(options.model);
    if (!model) return IntakeFailure{model.error().describe()};
    batch.start = *std::move(model);
    batch.learns = false;
  }
  return Run(options, std::move(batch), localizer, watch).run();
}

}  // namespace guichet::silos
