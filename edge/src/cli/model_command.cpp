#include "cli/model_command.hpp"

#include <iostream>

#include "cli/failure.hpp"
#include "cli/init_command.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "config/load.hpp"
#include "crypto/key_file.hpp"
#include "files/whole_file.hpp"
#include "matching/learning.hpp"
#include "matching/model_file.hpp"
#include "store/store.hpp"

namespace guichet::cli {
namespace {

// What both commands need: the configuration, the store, and a place to write to.
class ModelCommand {
 public:
  explicit ModelCommand(const ModelCommandOptions& options) : options_(options) {}

  int learn() {
    if (const auto failure = open()) return fail(*failure);
    const auto keys = crypto::load_key_file(config_.keys.file);
    if (!keys) return fail(config_.keys.file + ": " + std::string(describe(keys.error())));
    watch_for_interruption();
    const auto learnt = matching::learn_from_store(*database_, *keys, options_.tenant, options_.threads,
                                                   [](std::uint64_t) { return !is_interrupted(); });
    if (is_interrupted()) return fail_interrupted();
    if (!learnt) return fail(config_.store.path + ": " + learnt.error().detail);
    if (learnt->accounts < 2)
      return fail("there are no two accounts of the tenant " + options_.tenant + " to learn of");
    std::cout << "learnt of " << with_commas(learnt->accounts) << " accounts and "
              << with_commas(learnt->pairs) << " pairs\n";
    return write(learnt->model);
  }

  int calibrate() {
    if (const auto failure = open()) return fail(*failure);
    const auto model = matching::load_model(config_.matching.model);
    if (!model) return fail(model.error().describe());
    const auto calibrated = matching::calibrate_from_store(*database_, options_.tenant, (*model)->values());
    if (!calibrated) return fail(config_.store.path + ": " + calibrated.error().detail);
    if (calibrated->model.calibration.points().empty()) {
      return fail("outcomes of this model: " + with_commas(calibrated->outcomes) +
                  ", too few or of one kind only; 200 are needed, same and different");
    }
    std::cout << "calibrated on " << with_commas(calibrated->outcomes) << " outcomes\n";
    return write(calibrated->model);
  }

 private:
  std::optional<std::string> open() {
    auto config = config::load_config(options_.config);
    if (!config) return config.error().describe();
    config_ = *std::move(config);
    if (auto failure = files::check_can_write(options_.output)) return failure;
    store::DatabaseOptions database;
    database.path = config_.store.path;
    auto opened = store::Database::open(database, store::OpenMode::kReadOnly);
    if (!opened) return config_.store.path + ": " + opened.error().detail;
    database_.emplace(*std::move(opened));
    return std::nullopt;
  }

  int write(const match::ModelValues& model) const {
    if (const auto failure = files::write_whole_file(options_.output, matching::write_model_file(model))) {
      return fail(*failure);
    }
    std::cout << "wrote " << options_.output.string() << ", version " << match::model_version(model)
              << "; name it in guichet.toml under [matching] and start the edge again\n";
    return 0;
  }

  const ModelCommandOptions& options_;
  config::Config config_;
  std::optional<store::Database> database_;
};

}  // namespace

int model_learn_command(const ModelCommandOptions& options) { return ModelCommand(options).learn(); }
int model_calibrate_command(const ModelCommandOptions& options) { return ModelCommand(options).calibrate(); }

}  // namespace guichet::cli
