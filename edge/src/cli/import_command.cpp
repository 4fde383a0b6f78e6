#include "cli/import_command.hpp"

#include <spdlog/fmt/fmt.h>

#include <iostream>

#include "cli/failure.hpp"
#include "cli/init_command.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "cli/silo_notes.hpp"
#include "config/load.hpp"
#include "guichet/phone.hpp"
#include "match/model.hpp"
#include "matching/model_file.hpp"
#include "silos/import_run.hpp"
#include "silos/mapping.hpp"
#include "silos/store_copy.hpp"

namespace guichet::cli {
namespace {

constexpr std::string_view kGoesOn = "what was written stays, and the same command goes on from there";

class Import {
 public:
  Import(const ImportCommandOptions& options, const config::Config& config)
      : options_(options),
        config_(config),
        progress_(size_of_all(options.intake.files)),
        begin_(Progress::Time::now()) {}

  int run() {
    auto keys = crypto::load_key_file(config_.keys.file);
    if (!keys) return fail(config_.keys.file + ": " + std::string(describe(keys.error())));
    auto model = matching::load_model(config_.matching.model);
    if (!model) return fail(model.error().describe());
    const matching::Engine engine{**model, match::model_version((*model)->values()), localizer_};
    const silos::ImportContext context{*keys, config_.matching.enabled ? &engine : nullptr, options_.tenant,
                                       options_.locale};
    if (!options_.is_dry_run) return run_on(config_.store.path, context);
    const auto copy = silos::StoreCopy::make(config_.store.path);
    return copy ? run_on(copy->path(), context) : fail(copy.error());
  }

 private:
  int run_on(const std::filesystem::path& path, const silos::ImportContext& context) {
    store::DatabaseOptions database;
    database.path = path;
    auto store = store::open_store(database, system_now());
    if (!store)
      return fail(path.string() + ": " + std::string(store::errc_name(store.error().code)) + " " +
                  store.error().detail);
    const auto done =
        silos::import_files(options_.intake, context, *store, [this](const silos::ReadProgress& now) {
          progress_.show(now.bytes, now.rows);
          return !is_interrupted();
        });
    store->drain();
    progress_.finish();
    if (!done)
      return done.error().message.empty() ? fail_interrupted(options_.is_dry_run ? kNothingWritten : kGoesOn)
                                          : fail(done.error().message);
    print_notes(std::cout, done->files, localizer_);
    print_counts(done->counts);
    return 0;
  }

  void print_refused(const silos::ImportCounts& counts) const {
    if (counts.refused == 0) return;
    std::cout << "  refused    " << with_commas(counts.refused) << ", whose id came before:";
    const char* separator = " ";
    for (const silos::RefusedRow& row : counts.first_refused) {
      std::cout << separator << row.file << ", line " << row.line;
      separator = "; ";
    }
    std::cout << (counts.refused > counts.first_refused.size() ? "; ...\n" : "\n");
  }

  void print_counts(const silos::ImportCounts& counts) const {
    const double seconds = std::chrono::duration<double>(Progress::Time::now() - begin_).count();
    std::cout << (options_.is_dry_run ? "an import would do this; nothing was written:\n" : "imported:\n")
              << "  new        " << with_commas(counts.fresh) << '\n'
              << "  changed    " << with_commas(counts.changed) << '\n'
              << "  unchanged  " << with_commas(counts.unchanged) << '\n';
    if (counts.opposed != 0) {
      std::cout << "  opposed    " << with_commas(counts.opposed) << ", who asked to be forgotten: left out\n";
    }
    print_refused(counts);
    std::cout << "of those that are new or changed:\n"
              << "  linked     " << with_commas(counts.linked()) << " to the account of the same person\n"
              << "  probable   " << with_commas(counts.of(match::Band::kAsk))
              << ", for review: nobody is asked by an import\n"
              << "  doubtful   " << with_commas(counts.of(match::Band::kReview)) << ", for review\n"
              << fmt::format("{:.1f} s\n", seconds);
  }

  const ImportCommandOptions& options_;
  const config::Config& config_;
  const localize::Localizer localizer_;
  Progress progress_;
  Progress::Time::time_point begin_;
};

}  // namespace

int import_command(ImportCommandOptions options) {
  const auto config = config::load_config(options.config);
  if (!config) return fail(config.error().describe());
  if (!options.mapping.empty()) {
    auto mapping = silos::read_mapping(options.mapping);
    if (!mapping) return fail(mapping.error().describe());
    options.intake.columns.mapping = *std::move(mapping);
  }
  watch_for_interruption();
  return Import(options, *config).run();
}

}  // namespace guichet::cli
