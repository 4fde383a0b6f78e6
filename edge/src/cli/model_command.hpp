#pragma once

#include <filesystem>
#include <string>

namespace guichet::cli {

struct ModelCommandOptions {
  std::filesystem::path config;
  std::filesystem::path output;
  std::string tenant = "default";
  unsigned threads = 2;
};

// guichet model learn: learns how the accounts of the store agree, without labels, and writes a model. Ends
// with 1 when something is wrong.
int model_learn_command(const ModelCommandOptions& options);

// guichet model calibrate: writes the configuration's model with what came of its scores.
int model_calibrate_command(const ModelCommandOptions& options);

}  // namespace guichet::cli
