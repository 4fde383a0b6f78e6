#pragma once

#include "config/config.hpp"
#include "http/server_options.hpp"

namespace guichet::config {

// The options of the main listener and of the one for /metrics, from a configuration that load_config() gave.
http::ServerOptions server_options(const Config& config);
http::ServerOptions metrics_options(const Config& config);

}  // namespace guichet::config
