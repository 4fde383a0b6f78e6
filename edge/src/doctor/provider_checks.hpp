#pragma once

#include "common/clock.hpp"
#include "config/config.hpp"
#include "doctor/finding.hpp"
#include "outbound/client.hpp"
#include "providers/provider_library.hpp"

namespace guichet::doctor {

// The providers of a configuration, those that cannot be used left out; why, for each, among the findings.
struct LoadedProviders {
  login::ProviderLibrary library;
  Findings findings;
};

LoadedProviders load_each(const config::Config& config);

// One provider that is enabled, as far as it can be seen without signing in: the address to register, secrets
// that are closed to others, metadata, keys, and clocks that agree. Waits for answers.
Findings check_provider(const login::Provider& provider, const config::Config& config,
                        outbound::Client& client, const Clock& clock);

}  // namespace guichet::doctor
