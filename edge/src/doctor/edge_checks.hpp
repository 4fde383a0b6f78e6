#pragma once

#include "config/config.hpp"
#include "doctor/finding.hpp"

namespace guichet::doctor {

// What the edge itself is made of: its public address, its keys, its store, its widget, its sites.
Findings check_edge(const config::Config& config, std::string_view tenant);

}  // namespace guichet::doctor
