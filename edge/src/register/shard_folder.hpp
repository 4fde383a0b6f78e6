#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "common/expected.hpp"

namespace guichet::registry {

struct ShardFigures {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
};

struct ShardFailure {
  std::string message;  // empty when it was stopped
};

// Called with how many of how many files are done; whether to go on.
using ShardWatch = std::function<bool(std::size_t done, std::size_t all)>;

// Writes folder/streets/01400.gar and so on: of the register in `file` the streets of each postal code. The
// files take the place of the ones of before all at once, or not at all. A folder `streets` that holds
// anything else is not touched.
Expected<ShardFigures, ShardFailure> write_shard_folder(std::string_view file,
                                                        const std::filesystem::path& folder,
                                                        const ShardWatch& watch);

// Whether write_shard_folder may write there: empty, or why not.
std::string check_shard_folder(const std::filesystem::path& folder);

}  // namespace guichet::registry
