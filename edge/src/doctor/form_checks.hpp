#pragma once

#include "config/config.hpp"
#include "doctor/finding.hpp"
#include "providers/provider_library.hpp"

namespace guichet::doctor {

// The forms load, and offer providers that there are.
Findings check_forms(const config::Config& config, const login::ProviderLibrary& providers);

}  // namespace guichet::doctor
