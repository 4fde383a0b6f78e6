#pragma once

#include <string>

#include "config/config.hpp"

namespace guichet::config {

// A commented TOML file that says the same as `config`: what `guichet init` writes. Reading it back gives the
// same configuration.
std::string write_config(const Config& config);

}  // namespace guichet::config
