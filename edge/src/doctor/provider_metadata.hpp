#pragma once

#include "common/clock.hpp"
#include "doctor/finding.hpp"
#include "login/provider.hpp"
#include "outbound/client.hpp"

namespace guichet::doctor {

// Asks a provider for what it publishes, and adds what is found: its metadata with the exact issuer, a key
// that it may sign with, PKCE, pushed requests and the issuer in its answers, how long it took, and its
// clock. At OAuth 2.0, which publishes nothing, that it answers at all.
void ask_provider(const login::Provider& provider, outbound::Reach reach, outbound::Client& client,
                  const Clock& clock, Findings& findings);

}  // namespace guichet::doctor
