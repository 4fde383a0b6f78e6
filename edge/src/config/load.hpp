#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/expected.hpp"
#include "config/config.hpp"

namespace guichet::config {

struct ConfigError {
  std::string file;
  std::size_t line = 0;  // counted from 1; 0 when the error is not at one place
  std::string key;       // as in "server.listen"; empty when the file could not be read
  std::string reason;

  // "guichet.toml:12: server.threads: must be a whole number from 0 to 1024"
  std::string describe() const;
};

// Reads and checks a TOML file. Unknown keys, values of another type and values out of range are errors.
Expected<Config, ConfigError> load_config(const std::filesystem::path& file);

// The same for text. `name` stands in errors; relative paths are put after `folder`.
Expected<Config, ConfigError> parse_config(std::string_view text, std::string_view name,
                                           const std::filesystem::path& folder);

}  // namespace guichet::config
