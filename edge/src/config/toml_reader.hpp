#pragma once

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <optional>

#include "config/load.hpp"
#include "config/settings.hpp"

namespace guichet::config {

// Takes typed values out of a parsed TOML file and keeps the first thing that is wrong. Every take_...() does
// nothing once there is an error.
class TomlReader {
 public:
  explicit TomlReader(std::string_view file) : file_(file) {}

  const std::optional<ConfigError>& error() const { return error_; }

  void fail(const toml::node* place, std::string key, std::string reason);

  // Puts the value of the node where the setting keeps it. `key` stands in errors.
  void take(const toml::node& node, const std::string& key, const Setting& setting, Config& config);
  void take_text(const toml::node& node, const std::string& key, TextCheck check, std::string& value);
  void take_list(const toml::node& node, const std::string& key, TextCheck check,
                 std::vector<std::string>& values);
  void take_number(const toml::node& node, const std::string& key, std::uint64_t least, std::uint64_t most,
                   std::uint64_t& value);
  void take_switch(const toml::node& node, const std::string& key, bool& value);

 private:
  std::string file_;
  std::optional<ConfigError> error_;
};

}  // namespace guichet::config
