#include "doctor/provider_checks.hpp"

#include <algorithm>

#include "doctor/file_access.hpp"
#include "doctor/provider_metadata.hpp"
#include "providers/redirect_uri.hpp"

namespace guichet::doctor {
namespace {

void check_secret(const std::string& subject, const config::Config::LoginProvider& settings,
                  Findings& findings) {
  if (!settings.client_secret_file.empty()) {
    findings.push_back(check_secret_file(subject, "client_secret_file", settings.client_secret_file));
  }
  if (!settings.key_file.empty())
    findings.push_back(check_secret_file(subject, "key_file", settings.key_file));
}

Finding to_register(const std::string& subject, const login::Provider& provider,
                    const std::string& public_url) {
  return {Health::kNote, subject,
          "register this address to come back to: " + login::redirect_uri(public_url, provider)};
}

}  // namespace

LoadedProviders load_each(const config::Config& config) {
  LoadedProviders loaded;
  if (config.login.allow_private) {
    loaded.findings.push_back(
        {Health::kWarn, "providers",
         "login.allow_private lets the edge talk to http and private addresses; take it out in production"});
  }
  std::vector<login::Provider> providers;
  for (const auto& settings : config.providers) {
    auto provider = login::load_provider(settings, config.login);
    if (provider) {
      providers.push_back(*std::move(provider));
      continue;
    }
    const std::string& error = provider.error();  // "provider ID: what is wrong"
    const auto end = error.find(": ");
    loaded.findings.push_back({Health::kFail, error.substr(0, end), error.substr(end + 2)});
  }
  loaded.library = login::ProviderLibrary(std::move(providers));
  return loaded;
}

Findings check_provider(const login::Provider& provider, const config::Config& config,
                        outbound::Client& client, const Clock& clock) {
  const std::string subject = "provider " + provider.id;
  if (!provider.enabled) return {{Health::kNote, subject, "is switched off (enabled = false)"}};
  Findings findings;
  const auto settings = std::find_if(config.providers.begin(), config.providers.end(),
                                     [&](const auto& each) { return each.id == provider.id; });
  if (settings != config.providers.end()) check_secret(subject, *settings, findings);
  findings.push_back(to_register(subject, provider, config.server.public_url));
  for (const std::string& duty : provider.duties)
    findings.push_back({Health::kNote, subject, "duty: " + duty});
  ask_provider(provider, login::reach_of(config.login), client, clock, findings);
  return findings;
}

}  // namespace guichet::doctor
